"""Register every check function by importing each module once."""
