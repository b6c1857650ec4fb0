"""The only room that touches Parquet: schema, layout, commit, read."""
