"""What a person can do where no way into a site was found."""

from crawler.discovery.found import Discovery
from crawler.fetch.fetched import Failure

SAVED = "A page that a browser has saved can be read as well: clipfile preview FILE"
STEPS = {
    Failure.ROBOTS: f"the site does not want to be read by programs; ask its owner. {SAVED}",
    Failure.ROBOTS_UNAVAILABLE: "the site's robots.txt does not answer, which may mean no; try later",
    Failure.PRIVATE_ADDRESS: "if it is a machine of yours: --allow-private",
    Failure.UNSAFE_URL: "name the address that a browser shows, with http or https",
    Failure.DNS: "is the name spelled as a browser shows it?",
    Failure.CONNECTION: "does a browser open it? Then try later",
    Failure.CERTIFICATE: "the site must renew its certificate; without one to trust it is not read",
    Failure.TIMEOUT: "the site is slow or away; try later",
    Failure.TRUNCATED: "the site breaks off its answers; try later",
    Failure.TOO_LARGE: "name a page of the site that is smaller, such as its feed",
    Failure.REDIRECTS: "name the address that a browser ends up at",
}
STATUSES = {
    401: f"the page wants a login. {SAVED}",
    403: f"the site refuses programs; ask its owner. {SAVED}",
    404: "nothing is there; name the address that a browser shows",
    410: "it is gone for good",
    429: "the site wants to be asked less often; try later, with --delay 10",
}
LISTING = f"name the page that lists the posts, or its feed, if there is one. {SAVED}"


def next_step(found: Discovery) -> str:
    """Say what to do; where the given page itself did not come, by why."""
    first = found.attempts[0]
    if first.failure is not None:
        return STEPS.get(first.failure, LISTING)
    return STATUSES.get(first.status or 0, LISTING)
