"""Who we say we are."""

from pipelines.items import EXTRACTOR_VERSION

ROBOTS_TOKEN = "clipfile"  # noqa: S105 - the name that a robots.txt calls us by


def user_agent(contact: str | None = None) -> str:
    """Return the user agent: our name and version, and how to reach who runs it.

    >>> user_agent("mailto:desk@library.example").partition(" ")[2]
    '(+mailto:desk@library.example)'
    """
    name = f"{ROBOTS_TOKEN}/{EXTRACTOR_VERSION}"
    return f"{name} (+{contact})" if contact else name
