"""Readers: one format a file; `table.py` holds their order."""
