"""Advise which licence, filing or question to the authority the functions of a product lead to."""
