"""WordPress eXtended RSS, the export of a site: `cutting.py` cuts it up, `post.py` reads a piece."""
