"""Offer law, practice and requirements in force at one place on one day."""
