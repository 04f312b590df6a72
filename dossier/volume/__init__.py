"""Make PDF files of the documents, and bind everything into one volume."""
