"""What we print: one module per document, its content in, a story out; no font, colour or size."""
