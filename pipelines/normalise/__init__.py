"""Pure functions of one record: what the source wrote → typed values, or None."""
