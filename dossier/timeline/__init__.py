"""Count the days of the procedure, of a licence and of the evidence, each with its law and its doubts."""
