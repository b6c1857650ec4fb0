"""The browser that runs the scripts of pages: where it is, and how it is started without a network."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from scrapy.settings import BaseSettings

from crawler.config import ConfigError

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_QUIET = (
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Each alone keeps it from the network. What its pages ask for is answered by us; what gets past our route
# (web sockets, WebRTC, what it asks for by itself) finds no name, no address and no proxy.
_NO_NETWORK = (
    "--host-resolver-rules=MAP * ~NOTFOUND",  # literal addresses too
    "--proxy-server=http://127.0.0.1:9",  # the port that discards
    "--proxy-bypass-list=<-loopback>",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",  # its older name
    "--disable-quic",
)
# Run before every script: WebRTC found a way around all of this before its policy was set.
NO_SOCKETS = (
    "delete window.RTCPeerConnection; delete window.webkitRTCPeerConnection; delete window.WebTransport"
)
_BOUNDED = ("--js-flags=--max-old-space-size=512", "--renderer-process-limit=4")  # MB of a page's heap


def find_chromium(settings: BaseSettings) -> Path:
    """Return the browser of the setting CLIPFILE_CHROMIUM, or the one on PATH; raises ConfigError.

    ConfigError as well where the extra is not installed.
    """
    if find_spec("scrapy_playwright") is None:
        raise ConfigError(
            "javascript = true: the extra is not installed; run: pip install clipfile[javascript]"
        )
    wanted: str = settings.get("CLIPFILE_CHROMIUM") or ""
    found = next(filter(None, map(shutil.which, [wanted] if wanted else NAMES)), None)
    if found is not None:
        return Path(found)
    looked = f"CLIPFILE_CHROMIUM = {wanted!r} is no program" if wanted else "there is no Chromium on PATH"
    raise ConfigError(
        f"javascript = true: {looked}; install Chromium (on Debian: apt-get install chromium), or "
        "say where it is: CLIPFILE_CHROMIUM=/path/to/chromium"
    )


def launch_options(executable: Path) -> dict[str, Any]:
    """Return how Playwright is to start it.

    The superuser cannot have Chromium's sandbox, which keeps what breaks out of a page from the machine.
    """
    return {
        "executable_path": str(executable),
        "headless": True,
        "chromium_sandbox": os.geteuid() != 0,
        "args": [*_QUIET, *_NO_NETWORK, *_BOUNDED],
    }


def context_options(*, user_agent: str, language: str | None) -> dict[str, Any]:
    """Return how a page is to be opened: as by a stranger who has never been there, and stores nothing."""
    options: dict[str, Any] = {
        "accept_downloads": False,
        "service_workers": "block",
        "permissions": [],
        "user_agent": user_agent,
    }
    return options if language is None else {**options, "locale": language}
