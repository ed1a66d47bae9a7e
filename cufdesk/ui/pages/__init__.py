"""One module per subject: a list and its form."""
