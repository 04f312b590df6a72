"""Carry what a person has changed in a generated Word document over into the next build."""
