"""The command line: ``enlace read``, ``enlace compare``, ``enlace profile``.

Owns arguments, the files that are named and walked, processes, progress, what is written where, and exit codes.
Never reads a report's words itself: that is ``enlace.reader``. Exit codes: 0 done; 1 some of several files could
not be read, or ``compare`` and ``profile check`` found something; 2 refused, with one line that says why; 130 stopped.
"""

from enlace.cli.run import main

__all__ = ["main"]
