"""What pages are made of: table, form, fields, background work, dialogs."""
