"""The web server's entry."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from django.utils.translation import gettext, override

from enlace.cli import server
from enlace.web.rendering import load_templates

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enlace.config.settings")
server.end_with_named_parent()
application = get_wsgi_application()
# Pages and words are loaded before the first is asked for: none is slow then, and what is broken shows at the start.
loaded = get_resolver().url_patterns
load_templates()
for language, _name in settings.LANGUAGES:
    with override(language):
        gettext("Spanish")
# What is loaded stays: it is left out when memory is tidied up, and that is done less often.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 20)
