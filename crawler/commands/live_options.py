"""What commands that ask a live site have in common: its address, and how it can reach the user."""

from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar
from urllib.parse import urlsplit

import typer

from crawler.commands.terminal import STOPPED
from crawler.config import ConfigError
from crawler.fetch.fetched import Fetch, Fetched
from crawler.fetch.live import StoppedError, ask_live
from crawler.source_keys import MAX_DELAY_SECONDS, read_contact
from crawler.source_urls import is_public, read_url
from crawler.sources import Source

Answer = TypeVar("Answer")
AllowPrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Also ask addresses of this machine and its network.")
]
ContactOption = Annotated[
    str | None,
    typer.Option(
        envvar="CLIPFILE_CONTACT",
        help="Your mail address, or a page about your crawl; sites must be able to reach you.",
    ),
]
DelayOption = Annotated[
    float, typer.Option(min=0, max=MAX_DELAY_SECONDS, help="Seconds between two requests to a host.")
]


def check_url(url: str) -> str:
    """Return an address that can be asked; raises BadParameter. Without a scheme, https is meant."""
    try:
        return read_url(url if "://" in url else f"https://{url}")
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="URL") from None


def check_contact(url: str, contact: str | None, *, is_asking: bool = False) -> str | None:
    """Return whom a public site may turn to, asked for where a person is there; raises ConfigError."""
    if not contact and is_public(url) and is_asking:
        contact = typer.prompt("Your mail address, or a page about your crawl, for whoever runs the site")
    if not contact and is_public(url):
        raise ConfigError(
            f"whoever runs {urlsplit(url).hostname} must be able to reach you: say "
            "--contact you@your-domain.example, or set CLIPFILE_CONTACT"
        )
    try:
        return read_contact(contact) if contact else None
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--contact") from None


def ask(task: Callable[[Fetch], Awaitable[Answer]], *, source: Source) -> Answer:
    """Return what a function makes of the pages that it asks for; exits where the user ends it."""
    try:
        return ask_live(task, source=source)
    except StoppedError:
        raise typer.Exit(STOPPED) from None


def ask_once(url: str, *, source: Source) -> Fetched:
    """Return the answer to one request."""

    async def fetch_one(fetch: Fetch) -> Fetched:
        return await fetch(url)

    return ask(fetch_one, source=source)
