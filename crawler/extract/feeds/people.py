"""Who wrote an entry: names as feeds give them, without the mail addresses around them."""

import re

MAIL = re.compile(r"<?(?:mailto:)?[^\s@<>()]{1,100}@[^\s@<>()]{1,200}>?", re.IGNORECASE)
MAX_CHARS = 1_000
EDGES = " \t\r\n()<>\"',;"


def read_person(text: str) -> str | None:
    """Return the name in the statement of an author; None where it is an address and nothing else.

    >>> read_person("ann@town.example (Ann Lee)"), read_person("Bo Ek <bo@town.example>")
    ('Ann Lee', 'Bo Ek')
    >>> read_person("desk@town.example")
    """
    text = " ".join(text.split())
    if "@" not in text or len(text) > MAX_CHARS:
        return text[:MAX_CHARS] or None
    name, found = MAIL.subn(" ", text)
    return " ".join(name.split()).strip(EDGES) or None if found else text


def join_people(names: list[str | None]) -> str | None:
    """Return names as a byline gives them, each once."""
    return ", ".join(dict.fromkeys(name for name in names if name)) or None
