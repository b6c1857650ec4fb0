"""How the process allocates memory; imported before anything that does.

Without this, what Arrow and the parsers free stays with the process, in pools for each thread: the ingest of
an export of 200 MB with full texts took 424 MB in the run's own process, and 328 with it.
"""

import ctypes
import os

M_ARENA_MAX = -8  # <malloc.h> of the GNU C library

os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
if "MALLOC_ARENA_MAX" not in os.environ:
    set_option = getattr(ctypes.CDLL(None), "mallopt", None)  # other C libraries have no pools for threads
    if set_option is not None:
        set_option(M_ARENA_MAX, 1)
