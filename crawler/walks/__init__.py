"""How a source is walked: which address to ask for next, when to stop, and what that proves.

No Scrapy and no clock in here: a walk asks through `Fetch` and hands records to `send`, so that it runs
the same over the network, over the page archive and over a model of a site in a test.
"""
