"""Turn a case into findings: one small function per kind of check, registered by name."""
