"""Show the whole set of documents on one page, whatever is missing: a case -> HTML with every gap in its place."""
