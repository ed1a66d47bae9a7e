"""Reading a message that was prepared, as a mail program does."""

from __future__ import annotations

import email
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from pathlib import Path


def headers(path: Path) -> dict[str, str]:
    """Return the headers of a message, decoded."""
    found = email.message_from_bytes(path.read_bytes())
    return {name: str(make_header(decode_header(str(value)))) for name, value in found.items()}


def text_of(path: Path) -> str:
    """Return the text of a message, its lines ending as Python's do."""
    message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")
