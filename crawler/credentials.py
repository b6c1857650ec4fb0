"""What gives access and therefore is kept in no file of ours and shown in no message."""

import re
from urllib.parse import parse_qsl, urlsplit

# Query parameters whose values let their holder in. Not `key`, which numbers things as often.
SECRET_NAMES = frozenset(
    {
        "password",
        "passwd",
        "pwd",
        "secret",
        "client_secret",
        "token",
        "access_token",
        "auth_token",
        "authtoken",
    }
    | {"api_key", "apikey", "api_token", "auth", "sig", "signature", "credential", "credentials"}
)
_USER = re.compile(r"(?<=//)[^/?#@\s]*@")
_SECRET = re.compile(rf"(?<=[?&;])({'|'.join(sorted(SECRET_NAMES))})=[^&;#\s'\"]*", re.IGNORECASE)


def has_credentials(url: str) -> bool:
    """Tell whether an address carries a user, a password or a token."""
    parts = urlsplit(url)
    if parts.username is not None or parts.password is not None:
        return True
    return any(name.lower() in SECRET_NAMES for name, _ in parse_qsl(parts.query, keep_blank_values=True))


def without_credentials(text: str) -> str:
    """Mask what gives access in every address of a text.

    >>> without_credentials("https://ann:pw@x.example/feed?token=abc&page=2")
    'https://…@x.example/feed?token=…&page=2'
    """
    return _SECRET.sub(r"\1=…", _USER.sub("…@", text))
