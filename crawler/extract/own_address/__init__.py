"""Where a document says that it is from, read off its beginning: bounded, linear, without parsing it."""
