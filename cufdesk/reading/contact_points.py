"""E-mail addresses, pages and telephone numbers in a text, each with its place and its label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cufdesk.domain.phones import Phone, read_phone
from cufdesk.reading.matching import Span, shadow_of
from cufdesk.reading.signature_words import words

OFFICE, MOBILE, FAX = "office", "mobile", "fax"

EMAIL = re.compile(
    r"(?:mailto:\s?)?(?<![\w.+'-])([\w.+'-]{1,80}@(?:[\w-]{1,80}\.)+[A-Za-z]{2,24})\b",
    re.ASCII | re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?<![@\w.])(?:https?://[^\s<>()|,;]+|www\.[\w.-]{1,80}\.[a-z]{2,}(?:/[^\s<>()|,;]*)?)", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?<![\w@./-])(?:\+|\(\+)?\(?\d(?:[\d ().\-\u00a0\u202f]{0,30}\d)?\)?(?![\w@])"
    r"(?:[ ,(]{0,3}(?:ext(?:ensi[oó]n)?s?|poste|int|x)[ .:]{0,3}\d{1,6}\)?)?",
    re.IGNORECASE,
)
# Two numbers side by side: the second begins with its own sign or as a French number does.
_NEXT = re.compile(r"(?<=\d)[ \u00a0]+(?=\+\d)")


@dataclass(frozen=True, slots=True)
class PhoneFound:
    """A number at a place: office, mobile or fax; one that cannot be read keeps its writing and trouble."""

    kind: str
    phone: Phone
    span: Span


def emails(text: str) -> Iterator[tuple[str, Span]]:
    """Give the addresses and their places, "mailto:" left out."""
    for match in EMAIL.finditer(text):
        address = match.group(1).strip("'’.")
        start = match.start(1) + match.group(1).index(address)
        yield address, (start, start + len(address))


def pages(text: str) -> Iterator[tuple[str, Span]]:
    """Give the addresses of pages and their places."""
    for match in _PAGE.finditer(text):
        page = match.group().rstrip(".")
        yield page, (match.start(), match.start() + len(page))


def phones(text: str, country: str) -> Iterator[PhoneFound]:
    """Give the numbers: those that a country's plan knows, and those that a label says to be one."""
    at = 0
    for line in text.split("\n"):
        kind = ""
        for start, end in _numbers(line):
            label = _label(line[:start])
            kind = label or kind
            digits = sum(sign.isdigit() for sign in line[start:end])
            # A French number begins with its zero: nine figures without it are those of another country.
            foreign = country == "FR" and not line[start:end].lstrip("( ").startswith(("0", "+"))
            phone = read_phone(line[start:end], "" if foreign else country)
            if (7 <= digits <= 22 and not phone.trouble) or (5 <= digits <= 22 and label):
                yield PhoneFound(
                    label or (MOBILE if phone.mobile else kind or OFFICE), phone, (at + start, at + end)
                )
                kind = "" if kind == FAX else kind
        at += len(line) + 1


def _numbers(line: str) -> Iterator[Span]:
    for match in _NUMBER.finditer(line):
        start = match.start()
        for cut in _NEXT.finditer(line, match.start(), match.end()):
            yield start, cut.start()
            start = cut.end()
        yield start, match.end()


def _label(before: str) -> str:
    """Return the kind that the word right before a number says, or nothing."""
    shadow = shadow_of(before).rstrip(" .:)-\u00a0")
    for kind in (FAX, MOBILE, OFFICE):
        for word in words(f"phones.{kind}"):
            bare = word.rstrip(".")
            if shadow.endswith(bare) and not shadow[: -len(bare)][-1:].isalnum():
                return kind
    return ""
