"""Read and change PDF files in the worker; nothing else imports this."""
