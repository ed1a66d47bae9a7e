"""The parser's own sentences, in the language of the person: argparse takes them from gettext by name."""

from __future__ import annotations

import argparse

from cufdesk.i18n import N_, _, ngettext

SENTENCES = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("unrecognized arguments: %s"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
)
"""Those that a person can meet, word for word as argparse has them."""


def translate_parser() -> None:
    """Have argparse say its own sentences by our catalogues: it offers no other way than its two names."""
    vars(argparse).update(_=_said, ngettext=ngettext)


def _said(sentence: str) -> str:
    return _(sentence) if sentence else sentence
