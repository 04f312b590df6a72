"""Do the work on untrusted files, in a process of its own: combine, turn upright, shrink, split."""
