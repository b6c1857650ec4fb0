"""Tables → rows: delimited text and JSON by line; which column is what. `columns.py` is the mapping."""
