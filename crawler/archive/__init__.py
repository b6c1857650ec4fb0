"""The page archive: what was fetched, verbatim, in WARC files that other tools read as well.

    <data>/archive/<source>/<walk id>-<run id>.warc.gz        one file a walk and run
    <data>/archive/<source>/<walk id>-<run id>.warc.gz.open   while it is written, or after a kill

Every exchange with a server is a request record and a response record, or a revisit record where the
server says that nothing changed or sends what an earlier record of the source already holds. What a browser
makes of a page by running its scripts is a conversion record, and the page; the exchanges it is made of
have the purpose "for a rendering". Nothing here asks the network; the downloader middleware that writes is
`crawler.fetch.archive`.

Left out of the bytes: cookies, authorization, user and password of an address, and the values of its
secret parameters (`crawler.fetch.mask`). Bodies are kept as they came.
"""
