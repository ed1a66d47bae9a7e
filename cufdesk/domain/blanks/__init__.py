"""What the minutes and the dossier leave open: each blank with its kind, its words and a probable owner.

`all_blanks.py` finds them in the records, `notes.py` in the lines that a reading left, `owners.py` says who
could fill them in, and why. Nothing is invented: where no rule tells, the secretariat asks.
"""
