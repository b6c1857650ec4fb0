"""Settings of Scrapy that would make a crawl unsafe, and are refused before the first request."""

from scrapy.settings import BaseSettings

from crawler.config import ConfigError

_REFUSED = {
    "JOBDIR": "its queues are pickles, which run code when they are read; walks go on by the page archive",
    "HTTPCACHE_ENABLED": "it reads pickles, and shows old pages as new ones; use clipfile replay",
    "TELNETCONSOLE_ENABLED": "it is a console into the process",
    "REMOTE_CONTROL_ENABLED": "it runs Python for whoever reaches its port",
    "COOKIES_ENABLED": "pages are read as a stranger sees them",
}


def check_settings(settings: BaseSettings) -> None:
    """Raise ConfigError that names a setting, however it was given."""
    for name, reason in _REFUSED.items():
        if settings.get(name) not in {None, "", False, "False", "false", "0"}:
            raise ConfigError(f"{name} = {settings.get(name)!r}: {reason}")
