"""Finding the ways into a site: what there is, what each would give, and which is best.

Pure over the `Fetch` protocol: a few requests, each for a reason that is kept.
"""
