"""Reading of pages in processes of their own, which may crash, hang or run out of memory: a page is lost.

    Run ──pages──► pool ──page──► worker (forked by the server) ──records──► pool ──in page order──► Run

`docs/decisions/0015-workers.md` says why not a pool of the standard library.
"""
