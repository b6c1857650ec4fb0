"""Settings of the whole suite."""

from hypothesis import settings

# A machine that is busy is slow: time is measured in the benchmarks, and is no reason to fail.
settings.register_profile("clipfile", deadline=None)
settings.load_profile("clipfile")
