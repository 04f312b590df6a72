"""Offer small self-checking types: citations, codes, money, shares, dates."""
