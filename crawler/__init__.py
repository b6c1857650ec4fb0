"""The way in: bytes from files and sites → raw entries."""
