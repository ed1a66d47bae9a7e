"""Proofs that the file loses nothing: long runs in `make prove`, a small sample of each in `make test`."""
