"""Check what the finished documents say; imported only when documents were written."""
