"""Spiders by access pattern, never by site."""
