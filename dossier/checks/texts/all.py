"""Register every check of texts by importing each module once."""
