"""Turn a case into the materials it needs, in the order of the forms, with the files that answer them."""
