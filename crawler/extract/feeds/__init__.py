"""Plain-text digests: the page's own repeated structure → entries. `digest.py` is the way in."""
