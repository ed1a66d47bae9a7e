"""The one expected kind of failure: a sentence for the person, and nothing changed."""

from __future__ import annotations

import errno

from cufdesk.i18n import N_, _

_REASONS = {
    errno.EACCES: N_("this is not allowed"),
    errno.EPERM: N_("this is not allowed"),
    errno.EROFS: N_("the disk can only be read"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EFBIG: N_("the file is too large for this disk"),
    errno.ENOENT: N_("it is not there (any more)"),
    errno.EEXIST: N_("something of that name is there already"),
    errno.ENOTDIR: N_("a file stands where a folder should be"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EBUSY: N_("another program is using it"),
    errno.EIO: N_("the disk does not answer"),
}


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


def why(error: BaseException) -> str:
    """Return why the system refused something, in the person's language, to stand after a colon.

    The system's own words are English whatever the screen speaks: they are left for what is not foreseen.
    """
    known = _REASONS.get(getattr(error, "errno", None) or 0)
    if known:
        return _(known)
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
