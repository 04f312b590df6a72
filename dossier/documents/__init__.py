"""Turn templates and the facts of a case into formal Word documents."""
