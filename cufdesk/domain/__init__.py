"""What the secretariat keeps and the rules it lives by: records, values, pure functions."""
