"""Read law files strictly: every entry becomes a typed value or a located error."""
