"""Run LibreOffice on our own documents: the one program that lays out pages."""
