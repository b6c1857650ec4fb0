"""Markdown: what stands in front of a text, and the text as HTML."""
