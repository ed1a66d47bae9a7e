"""The dossier file: open, read, write, upgrade, search; the only room that knows sessions."""
