"""The web server's entry."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enlace.config.settings")
application = get_wsgi_application()
# All pages are loaded before the first is asked for: none is slow then, and what is broken shows at the start.
loaded = get_resolver().url_patterns
# What is loaded stays: it is left out when memory is tidied up, and that is done less often.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 20)
