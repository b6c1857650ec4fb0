"""Pure extraction: decoded text or parsed tree → raw entries. No clock, no network, no settings."""
