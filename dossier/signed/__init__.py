"""Take scans of signed documents back into the package in place of the documents they were printed from."""
