"""Read the papers of a case: listed files -> the facts that stand in them, copied from text or recognised on scans."""

from dossier.evidence.read.remembered import read_scans, readings

__all__ = ["read_scans", "readings"]
