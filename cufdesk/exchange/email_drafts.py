"""A message that waits to be sent: an .eml file which the mail program opens as a draft of its own.

`X-Unsent: 1` says that it is a draft; sender and date are the mail program's affair and are not invented.
"""

from __future__ import annotations

import os
import re
import secrets
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import quote
from pathlib import Path

from cufdesk.i18n import _
from cufdesk.refusal import Refusal, why

LIGHT = 7_000_000
"""Bytes of a whole message up to which every usual mail system takes it."""
HEAVY = 14_000_000
"""Bytes of a whole message beyond which many mail systems refuse it."""

_LINE, _CODED = 57, 78  # base64: 57 bytes become a line of 76 characters and its end
_HEADERS = 2_000  # about what headers and a short text take
_LONGEST_LOCAL, _LONGEST = 64, 254  # RFC 5321
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_SURROGATE = re.compile(r"[\ud800-\udfff]")  # half a character, as a broken clipboard gives it
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Somebody a message is addressed to; the name may be empty."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class EmailDraft:
    """A message and the PDF files that go with it; `text` is plain, its lines end as Python's do."""

    to: tuple[Correspondent, ...]
    subject: str
    text: str
    cc: tuple[Correspondent, ...] = ()
    bcc: tuple[Correspondent, ...] = ()
    attachments: tuple[Path, ...] = ()


def checked_address(text: str) -> str:
    """Return an e-mail address without blanks around it; refuse what no mail system would take.

    A name of a computer in letters beyond ASCII ("münchen.example") is written as mail systems do.
    """
    address = text.strip()
    refusal = Refusal(_("“{address}” is not an e-mail address.").format(address=_shown(address)))
    if _CONTROL.search(address):
        raise refusal
    local, _at, domain = address.rpartition("@")
    if not domain.isascii():
        try:
            written = domain.encode("idna")
            # Python knows the rules of 2003: they make another computer of "straße.example" than mail does.
            if written.decode("idna") != unicodedata.normalize("NFKC", domain.lower()):
                raise refusal
            domain = written.decode("ascii")
        except UnicodeError:
            raise refusal from None
    labels = domain.split(".")
    if (
        len(local) > _LONGEST_LOCAL
        or len(local) + 1 + len(domain) > _LONGEST
        or not _LOCAL.fullmatch(local)
        or len(labels) < 2
        or not all(_LABEL.fullmatch(label) for label in labels)
        or labels[-1].isdigit()
    ):
        raise refusal
    return f"{local}@{domain}"


def is_address(text: str) -> bool:
    """Tell whether a text is an address that can be written to."""
    try:
        checked_address(text)
    except Refusal:
        return False
    return True


def as_bytes(draft: EmailDraft) -> bytes:
    """Return the file of a draft; refuses a wrong address, and a line end in a subject or a name."""
    headers = ["X-Unsent: 1"]
    for name, people in (("To", draft.to), ("Cc", draft.cc), ("Bcc", draft.bcc)):
        if people:
            headers.append(f"{name}: " + ",\r\n ".join(_mailbox(one) for one in people))
    headers.append(f"Subject: {_encoded(draft.subject, 'Subject')}")
    message = EmailMessage(policy=SMTP)
    message.set_content(_SURROGATE.sub("\ufffd", draft.text), charset="utf-8", cte="quoted-printable")
    for path in draft.attachments:
        message.add_attachment(path.read_bytes(), maintype="application", subtype="pdf", filename=path.name)
    return "".join(f"{header}\r\n" for header in headers).encode("ascii") + message.as_bytes()


def write(draft: EmailDraft, path: Path) -> int:
    """Write a draft into a file that its owner alone can read, and return its weight in bytes.

    What stood there stays whole until the new file is; refuses where it cannot be written.
    """
    content = as_bytes(draft)
    half_made = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with os.fdopen(os.open(half_made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        half_made.replace(path)
    except OSError as error:
        sentence = _("The message {name} cannot be written: {reason}.")
        raise Refusal(sentence.format(name=path.name, reason=why(error))) from error
    finally:
        with suppress(OSError):
            half_made.unlink()
    return len(content)


def message_weight(*sizes: int) -> int:
    """Return about how many bytes a message takes with files of these sizes: a third more than they."""
    return _HEADERS + sum(-(-size // _LINE) * _CODED for size in sizes)


def verdict(weight: int) -> str:
    """Return whether a message of so many bytes is "light", "heavy" or "too_heavy"."""
    if weight <= LIGHT:
        return "light"
    return "heavy" if weight <= HEAVY else "too_heavy"


def _mailbox(one: Correspondent) -> str:
    address = checked_address(one.address)
    name = _encoded(one.name)
    if not name:
        return address
    return f"{name} <{address}>" if name.startswith("=?") else f'"{quote(name)}" <{address}>'


def _encoded(text: str, header: str = "") -> str:
    """Return a text for a header; refuses a line end, which could begin another header.

    Not left to `EmailMessage`: where it folds a long line, it loses a space between two encoded words.
    """
    if _CONTROL.search(text):
        sentence = _("“{text}” holds a line end or another sign that a message cannot bear there.")
        raise Refusal(sentence.format(text=_shown(text)))
    line = text.strip()
    is_plain = line.isascii() and "=?" not in line and len(line) < _CODED - len(header)
    if is_plain:
        return line
    return Header(line, "utf-8", header_name=header or "To").encode(linesep="\r\n")


def _shown(text: str) -> str:
    return _CONTROL.sub("�", text)[:80]
