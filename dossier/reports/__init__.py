"""Turn findings into text, JSON or HTML; one file for each format."""
