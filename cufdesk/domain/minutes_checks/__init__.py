"""The final check of minutes: rules that look at a meeting as it is written, each a module of its own.

A rule takes the `Ground` and gives `Finding`s; it changes nothing. `all_checks.py` runs them in their order,
`finding_words.py` says what they found.
"""
