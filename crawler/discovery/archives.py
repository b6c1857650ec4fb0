"""Find the listing pages of a site: the given page, or those that its links call so."""

from crawler.discovery.found import WayFound
from crawler.discovery.looking import Look, Looker
from crawler.discovery.measuring import measure_archive
from crawler.discovery.sections import find_sections
from crawler.discovery.site_page import SitePage
from pipelines.items import WayKind

MIN_ENTRIES = 2  # one entry on a page is a post of its own
MAX_SECTIONS = 3


async def find_archives(looker: Looker, given: Look, site: SitePage) -> list[WayFound]:
    """Measure the given page where it is a listing; where it has no further pages, also what it links to."""
    found = []
    if is_listing(given):
        found.append(await measure_archive(looker, given, "the given page"))
        if found[0].reach.pages is not None or found[0].reach.is_open:
            return found
    sections = []
    for link in find_sections(site.links, site.url)[:MAX_SECTIONS]:
        label = " ".join(link.label.split()) or link.url
        section = await looker.look(link.url, f"the link {label!r}")
        if section is not None and is_listing(section) and section.identities != given.identities:
            sections.append((section, f"the link {label!r}"))
    # A listing with further pages first: looking at them costs requests.
    sections.sort(key=lambda each: (each[0].facts.next_page is None, -len(each[0].entries)))
    for section, why in sections:
        found.append(await measure_archive(looker, section, why))
    return found


def is_listing(look: Look) -> bool:
    """Tell whether a page lists entries of its site."""
    return look.kind is WayKind.ARCHIVE and len(look.entries) >= MIN_ENTRIES
