"""What is noise in a URL: parts that name a visit, a campaign or a place on the page, not a document.

Everything else in a query or a fragment is kept, since it may be what tells two entries apart.
"""

import re

# Query parameters by the first part of their name.
TRACKING_PREFIXES = (
    "utm_",  # campaign tags: Google Analytics and those that copy it
    "mtm_",  # Matomo
    "hsa_",  # HubSpot ads
    "_hs",  # HubSpot e-mail
)
# Clicks, as advertisers and social networks number them.
_CLICKS = ("fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid")
_MORE_CLICKS = ("ttclid", "igshid", "igsh", "li_fat_id", "epik", "__twitter_impression")
# Readers of newsletters.
_READERS = ("mc_cid", "mc_eid", "mkt_tok", "oly_anon_id", "oly_enc_id", "vero_id", "ml_subscriber_hash")
# Campaigns: Piwik, AT Internet, Webtrends, Adobe, Google.
_CAMPAIGNS = ("pk_campaign", "pk_kwd", "pk_source", "pk_medium", "at_medium", "at_campaign", "at_custom1")
_MORE_CAMPAIGNS = ("xtor", "wt_mc", "wt.mc_id", "cmpid", "s_cid", "_ga", "_gl")
# Not `sid`, which numbers the stories of some systems.
SESSION_NAMES = ("phpsessid", "jsessionid", "sessionid", "session_id", "zenid", "cfid", "cftoken")
_COMMENT_FORMS = ("replytocom",)  # WordPress: the same post with its comment form opened
TRACKING_NAMES = frozenset(
    (*_CLICKS, *_MORE_CLICKS, *_READERS, *_CAMPAIGNS, *_MORE_CAMPAIGNS, *SESSION_NAMES, *_COMMENT_FORMS)
)
# A session written into the path: /page;jsessionid=0A1B
PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid)=[^/?#;]*", re.IGNORECASE)
# Fragments that lead to a place on an entry's own page.
NOISY_FRAGMENT = re.compile(
    r"(?:"
    r"(?:utm_|xtor=).*"  # campaign tags once more
    r"|:~:text=.*"  # a browser's highlight
    r"|more-\d+"  # WordPress: where the excerpt broke off
    r"|respond|comments?|disqus_thread"  # the discussion below the entry
    r")",
    re.DOTALL,
)


def is_tracking(name: str) -> bool:
    """Tell whether a query parameter of this name is noise."""
    name = name.lower()
    return name in TRACKING_NAMES or name.startswith(TRACKING_PREFIXES)
