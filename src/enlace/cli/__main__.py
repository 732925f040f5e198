"""``python -m enlace.cli`` is ``enlace``."""

import sys

from enlace.cli.run import main

sys.exit(main())
