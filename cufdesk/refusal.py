"""The one expected kind of failure: a sentence for the person, and nothing changed."""

from __future__ import annotations


class Refusal(Exception):
    """Say why something was not done, in the person's language; whatever was asked left no trace."""

    @property
    def sentence(self) -> str:
        """Return the sentence to show."""
        return str(self)


class Damaged(Refusal):
    """Say that a dossier's file is damaged, cut off or gone: a backup is the way out."""


class Unreadable(ValueError):
    """What is stored is no value of its kind: the file was changed by something else, or is damaged.

    The storage turns it into a refusal that names the file.
    """
