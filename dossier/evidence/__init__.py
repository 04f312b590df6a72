"""Look into the files the applicant supplies: where they stand, what they are, whether they open."""
