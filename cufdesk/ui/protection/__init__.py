"""Data protection: who is kept and since when there was no contact, extracts, and anonymisation."""
