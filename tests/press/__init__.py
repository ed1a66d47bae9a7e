"""The proofs, in a mirror of the tree; `makers.py` makes what they need."""
