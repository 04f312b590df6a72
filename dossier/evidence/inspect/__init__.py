"""Look thoroughly into evidence files, in a process of their own, and remember what was found."""
