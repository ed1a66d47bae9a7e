"""Contacts from other programs' files and into them: the dialogs, and files dropped on the page."""
