"""Raw entries → datasets. Never imports `crawler`."""
