"""Messages as RFC 5322 and MIME (RFC 2045 to 2049) write them: mail, and pages saved as MHTML."""
