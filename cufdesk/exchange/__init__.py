"""Other programs' files: documents and texts in, tables and cards out."""
