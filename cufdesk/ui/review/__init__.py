"""Reading a text into the dossier: choose it, look over what was understood beside its words, keep it."""
