"""The keys of Request.meta that are ours; Scrapy copies them to what follows: redirects, retries."""

SOURCE = "clipfile_source"  # the source's id
WALK = "clipfile_walk"
ALLOW_PRIVATE = "clipfile_allow_private"
CONTACT = "clipfile_contact"
DELAY = "clipfile_delay"  # seconds between two requests to a host that the source asks for
OF_SOURCE = (SOURCE, WALK, ALLOW_PRIVATE, CONTACT, DELAY)  # what a request for robots.txt gets as well

IS_RENDERED = "clipfile_is_rendered"  # an HTML page that comes is given to a browser
IS_PART = "clipfile_is_part"  # asked for by a script of such a page

ARCHIVE_FILE = "clipfile_archive_file"  # set by the page archive
ARCHIVE_OFFSET = "clipfile_archive_offset"
ARCHIVE_RECORD = "clipfile_archive_record"  # its name in the archive
FETCHED_AT = "clipfile_fetched_at"  # set by the page archive: the moment that it keeps, a datetime
DETAIL = "clipfile_detail"  # set by a middleware: what is to be said beside a status
