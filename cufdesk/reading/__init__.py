"""What a text says: pure functions from words to findings, each with its place in the text."""
