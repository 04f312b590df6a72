"""Prepare application dossiers for value-added telecom licences."""

__version__ = "0.1.0"
