"""Which observations are the same entry, and which of them say something new."""
