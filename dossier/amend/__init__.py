"""Answer a return of the authority: what changed since the last package, and why."""
