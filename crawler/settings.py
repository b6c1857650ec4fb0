"""Scrapy's settings for Clipfile: each with Scrapy's default and our reason."""

BOT_NAME = "clipfile"
SPIDER_MODULES = ["crawler.spiders"]  # default []
NEWSPIDER_MODULE = "crawler.spiders"  # default ""

# The one corridor for both doors. Default {}.
ITEM_PIPELINES = {
    "pipelines.normalise.pipeline.Normalise": 100,
    "pipelines.deduplicate.pipeline.Deduplicate": 200,
    "pipelines.store.pipeline.WriteParquet": 300,
}

# The workspace; the command sets it from --data. No default.
CLIPFILE_DATA = "data"

# Politeness.
ROBOTSTXT_OBEY = True  # default False: a site says who may read it
CONCURRENT_REQUESTS_PER_DOMAIN = 1  # default 8: digest pages are small sites
DOWNLOAD_DELAY = 1  # seconds, default 0
AUTOTHROTTLE_ENABLED = True  # default False: a slow site is asked less often

# Safety.
TELNETCONSOLE_ENABLED = False  # default True: a console into the process
REMOTE_CONTROL_ENABLED = False  # default True: an HTTP server that runs Python
COOKIES_ENABLED = False  # default True: pages are read as a stranger sees them
DOWNLOAD_HANDLERS = {"file": None, "data": None, "ftp": None, "s3": None}  # default: all on; http(s) only
DOWNLOAD_VERIFY_CERTIFICATES = True  # default False
DOWNLOAD_MAXSIZE = 32 << 20  # bytes after decompression, default 1 GiB: a 300 KB bomb fills it
DOWNLOAD_TIMEOUT = 30  # seconds, default 180: bounds a site that drips bytes

# Order and memory: entries of a page reach the writer in page order.
CONCURRENT_ITEMS = 1  # default 100: as many tasks a response, at twice the time
