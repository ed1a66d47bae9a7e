"""Commands of the terminal, subject by subject; `cufdesk/cli.py` lists them."""
