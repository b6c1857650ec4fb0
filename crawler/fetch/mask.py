"""Addresses and lines as people may see them: without passwords, tokens and session ids."""

import re

# A user and a password before the host, also where the address around them is broken.
_USER_INFO = re.compile(r"(?<=//)[^/?#\s@\"'<>]*@")
# A value of a query, or of what looks like one behind the #.
_VALUE = re.compile(r"(?<=[?&;#])([^=&;#?\s\"'<>]{1,64})=([^&;#\s\"'<>]+)")
# Long words are secret wherever they stand in a name, short ones only as a whole part of it: `keyword`
# and `design` are read by people who look for a fault.
_SECRET = re.compile(
    r"token|session|sessid|passw|secret|signature|credential|api_?key|(?:^|[-_.])(?:key|sig|sid|auth|pwd|pass)$",
    re.IGNORECASE,
)
_MASK = "***"


def mask_url(url: str) -> str:
    """Return an address without user and password, its secret query values hidden.

    >>> mask_url("https://u:p@h.example/x?token=abc&page=2#access_token=1")
    'https://h.example/x?token=***&page=2#access_token=***'
    """
    return mask_text(url)


def is_masked(url: str) -> bool:
    """Tell whether a value of an address is hidden, so that others look the same.

    >>> is_masked("https://h.example/x?token=***&page=2"), is_masked("https://h.example/x?page=2")
    (True, False)
    """
    return f"={_MASK}" in url


def mask_text(text: str) -> str:
    """Return a text, each address in it masked.

    >>> mask_text("Retrying <GET http://u:p@h.example/?PHPSESSID=1&keyword=sea>")
    'Retrying <GET http://h.example/?PHPSESSID=***&keyword=sea>'
    """
    return _VALUE.sub(_hide, _USER_INFO.sub("", text))


def _hide(match: re.Match[str]) -> str:
    return f"{match[1]}={_MASK}" if _SECRET.search(match[1]) else match[0]
