"""Turn a profile file into a typed profile that remembers its lines."""
