"""Scrapy's settings for Clipfile: each with Scrapy's default and our reason."""

import os

from crawler.fetch.user_agent import user_agent

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
CLIPFILE_DRY_RUN = False  # True: everything is done in a copy of the workspace, which is thrown away

# Who asks, and for what. A source adds its contact and its language.
USER_AGENT = user_agent()  # default "Scrapy/…": an honest name; robots.txt calls us by its first word
# Default also text in English: a site of another language would answer in translation. Accept-Encoding
# defaults to four: of gzip alone it is known whether a body ends early.
DEFAULT_REQUEST_HEADERS = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Encoding": "gzip"}
REFERER_ENABLED = False  # default True: a site need not know how we came to it
COOKIES_ENABLED = False  # default True: pages are read as a stranger sees them

# Politeness.
ROBOTSTXT_OBEY = True  # default False: a site says who may read it
CONCURRENT_REQUESTS_PER_DOMAIN = 1  # default 8: digest pages are small sites
DOWNLOAD_DELAY = 1  # seconds, default 0; a source's delay_seconds goes before it
DOWNLOAD_DELAY_JITTER = 0  # default 0.5: half of all pauses would be shorter than what was asked for
AUTOTHROTTLE_ENABLED = True  # default False: a slow site is asked less often
AUTOTHROTTLE_START_DELAY = 1  # seconds, default 5: as DOWNLOAD_DELAY
RETRY_TIMES = 3  # default 2
RETRY_GIVE_UP_LOG_LEVEL = "WARNING"  # default ERROR: it is the site's fault, and the report tells it
CLIPFILE_RETRY_PAUSE = 5  # seconds before the first retry, doubled for each further one
CLIPFILE_PAUSE_SECONDS = 5  # before a page without entries is asked for again, longer the second time
CLIPFILE_MAX_PAUSE = 600  # seconds; a server that asks for more in Retry-After is left alone for the run

# What takes part in each request. SafeAddresses is first, and so sees what any other sends.
DOWNLOADER_MIDDLEWARES = {  # default {}
    "crawler.fetch.safe_addresses.SafeAddresses": 20,
    "crawler.fetch.host_delays.SourceDelay": 30,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,  # takes 5xx for leave to read all
    "crawler.fetch.robots.ObeyRobots": 100,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,  # asks again at once
    "crawler.fetch.patient_retry.PatientRetry": 550,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,  # takes half a page
    "crawler.fetch.compression.Compression": 590,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,  # keeps the first host's delay
    "crawler.fetch.redirects.Redirects": 600,
    "crawler.fetch.archive.PageArchive": 895,  # nearest to the network: keeps bytes before they are read
}
EXTENSIONS = {  # default {}
    "scrapy.extensions.corestats.CoreStats": None,  # fails where another run has the workspace
    "scrapy.extensions.throttle.AutoThrottle": None,  # knows one least delay for all hosts
    "crawler.fetch.host_delays.PoliteThrottle": 0,
    "crawler.fetch.masked_logs.MaskedLogs": 0,
    "crawler.fetch.javascript.Renderer": 0,  # off unless a source of the run says javascript = true
}

# Pages that scripts fill in.
CLIPFILE_CHROMIUM = os.environ.get("CLIPFILE_CHROMIUM", "")  # where the browser is; empty: the one on PATH
CLIPFILE_RENDER_SECONDS = 120  # for one page, with all pauses between the requests of its scripts
CLIPFILE_RENDER_QUIET_SECONDS = 1  # without a request, and without an element that comes or goes

# Safety.
TELNETCONSOLE_ENABLED = False  # default True: a console into the process
REMOTE_CONTROL_ENABLED = False  # default True: an HTTP server that runs Python
TWISTED_DNS_RESOLVER = "crawler.fetch.resolver.SafeResolver"  # default: one that gives out any address
DNS_TIMEOUT = 20  # seconds, default 60
HTTPPROXY_ENABLED = False  # default True: a proxy resolves names by itself, out of reach of our check
DOWNLOAD_HANDLERS = {"file": None, "data": None, "ftp": None, "s3": None}  # default: all on; http(s) only
DOWNLOAD_VERIFY_CERTIFICATES = True  # default False
DOWNLOAD_MAXSIZE = 32 << 20  # bytes after decompression, default 1 GiB: a 300 KB bomb fills it
DOWNLOAD_TIMEOUT = 30  # seconds, default 180: bounds a site that drips bytes
DOWNLOAD_FAIL_ON_DATALOSS = True  # the default; half a page must not pass for a whole one
REDIRECT_MAX_TIMES = 5  # default 20: what RFC 9309 asks for robots.txt, and more than pages need
METAREFRESH_ENABLED = False  # default True: what a page says is read, not obeyed

# Logs and counts.
LOG_LEVEL = "INFO"  # default DEBUG: a line for each request
LOG_FORMATTER = "crawler.fetch.masked_logs.MaskedLogFormatter"  # default: addresses with their tokens
STATS_DUMP = False  # default True: a run has its own report

# Order and memory: entries of a page reach the writer in page order.
CONCURRENT_ITEMS = 1  # default 100: as many tasks a response, at twice the time
