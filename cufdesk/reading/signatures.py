"""Signature blocks and address lines understood: who signs, as what, where, and how to reach them.

Every finding points to its words; nothing is added to them. Titles and civilities are never part of a name.
What lists of words alone suggest is marked *doubtful*; what is not understood is given as `rest`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cufdesk.reading.addresses import country_code, country_of_postcode
from cufdesk.reading.contact_points import PhoneFound, emails, pages, phones
from cufdesk.reading.contacts_found import ContactFound, Found
from cufdesk.reading.header_lines import entries, has_entries
from cufdesk.reading.language import LANGUAGES, language_of, lexicon
from cufdesk.reading.matching import Span, shadow_of, trimmed
from cufdesk.reading.names import after_article
from cufdesk.reading.person_names import TWO_SURNAMES
from cufdesk.reading.piece_kinds import (
    Languages,
    body_head,
    civility_of,
    function_in,
    is_closing,
    looks_like_name,
    name_evidence,
)
from cufdesk.reading.signature_blocks import Block, code_like
from cufdesk.reading.signature_parts import Piece, covered, header_word, lines, pieces
from cufdesk.reading.structure import Document

_LONGEST = 20_000


def read_signatures(text: str, country: str = "", language: str | None = None) -> tuple[ContactFound, ...]:
    """Read everybody in a pasted text.

    `country` (ISO code) is where these people are, or "": numbers without a prefix are read with it, and two
    surnames are expected where it speaks Spanish. Only the first 20,000 signs are read.
    """
    text = text[:_LONGEST].replace("\r\n", "\n ").replace("\r", "\n")
    return tuple(_Reader(text, country, language).contacts())


class _Reader:
    """One pasted text on its way through the rules."""

    def __init__(self, text: str, country: str, language: str | None) -> None:
        self.text = text
        shadow = shadow_of(text)
        code = language or ("es" if country in TWO_SURNAMES else language_of(shadow))
        own, other = (
            Document(text, shadow, lexicon(one)) for one in sorted(LANGUAGES, key=lambda one: one != code)
        )
        self.docs = Languages(own, other)
        self.spanish = country in TWO_SURNAMES if country else code == "es"
        self.emails = list(emails(text))
        self.pages = list(pages(covered(text, (span for _value, span in self.emails))))
        hidden = [span for _value, span in (*self.emails, *self.pages)]
        masked = covered(text, hidden)
        self.phones = list(phones(masked, country or self._country_told() or {"fr": "FR", "es": "MX"}[code]))
        self.masked = covered(masked, (phone.span for phone in self.phones))

    def _country_told(self) -> str:
        """Return the country that a line ends with, or a postcode tells, for numbers without a prefix."""
        tails = (line.rsplit(",", 1)[-1].strip(" .") for line in self.text.split("\n"))
        codes = (country_code(doc.lexicon, tail) for tail in tails for doc in self.docs.both)
        told = next((code for code in codes if code), "")
        ends = (country_of_postcode(shadow_of(line.strip())) for line in self.text.split("\n"))
        return told or next((code for code in ends if code), "MX" if "CDMX" in self.text else "")

    def contacts(self) -> Iterator[ContactFound]:
        """Give everybody in order."""
        start: int | None = None
        for line in lines(self.text, (0, len(self.text))):
            kind, value = header_word(self.text[slice(*line)])
            listed = kind == "people" or (not kind and has_entries(self.text[slice(*line)]))
            if not kind and not listed:
                start = line[0] if start is None else start
                continue
            if start is not None:
                yield from self._signed((start, line[0]))
                start = None
            if listed:
                yield from self._listed(line[0] + (value if kind else 0), line[1])
        if start is not None:
            yield from self._signed((start, len(self.text)))

    # address lines -----------------------------------------------------------------------------------

    def _listed(self, start: int, end: int) -> Iterator[ContactFound]:
        found = list(entries(self.text, start, end))
        at = start
        for name, mail in found:
            yield from self._bare_names(at, min(name[0], mail[0]))
            at = mail[1]
            block = Block(self.docs, self.spanish)
            if name[0] < name[1]:
                self._name_or_body(block, name)
            block.emails.append(Found(self.text[slice(*mail)], mail))
            if len(found) == 1:
                block.phones += [phone for phone in self.phones if start <= phone.span[0] < end]
            yield block.contact()
        yield from self._bare_names(at, end)

    def _bare_names(self, start: int, end: int) -> Iterator[ContactFound]:
        """Give those whom a line names without their addresses: "Para: 'Marie Keller'; …"."""
        at = start
        for part in self.text[start:end].split(";"):
            span = trimmed(self.text, at, at + len(part), " \t\u00a0,'\"<>[]()")
            block = Block(self.docs, self.spanish)
            if span[0] < span[1] and "@" not in part:
                self._name_or_body(block, span)
            if not block.is_empty:
                yield block.contact()
            at += len(part) + 1

    def _name_or_body(self, block: Block, span: Span) -> None:
        """Take what stands before an address: a person, a body, or "jean@ville.fr" once more."""
        if "@" in self.text[slice(*span)]:
            return
        piece = Piece(self.text[slice(*span)], span, 0, opens=True)
        if self._named(block, piece, first=True):
            return
        if "," in piece.text and not body_head(self.docs, piece):
            block.name = block.found(span)
        elif len(piece.text.split()) > 1 or body_head(self.docs, piece):
            block.add(piece, before_postcode=False)

    # signatures --------------------------------------------------------------------------------------

    def _signed(self, span: Span) -> Iterator[ContactFound]:
        """Give those who sign in a stretch; a new one begins where a line begins with another name."""
        found = [piece for piece in pieces(self.text, self.masked, span) if not is_closing(piece)]
        coded = {piece.line: index for index, piece in enumerate(found) if code_like(piece)}
        block, reached = Block(self.docs, self.spanish), span[0]
        for index, piece in enumerate(found):
            self._reach(block, (reached, piece.span[0]))
            reached = piece.span[0]
            if "par delegation" in piece.shadow:  # the function above is that of whom this person stands for
                block.positions.clear()
                continue
            fresh = Block(self.docs, self.spanish)
            if self._named(fresh, piece, first=block.is_empty):
                if self._is_another(block, fresh, piece):
                    yield block.contact()
                    block = fresh
                    continue
                if not block.is_named:
                    block.civility, block.name = fresh.civility, fresh.name
                    block.positions += fresh.positions
                    continue
            block.add(piece, before_postcode=coded.get(piece.line, -1) > index)
        self._reach(block, (reached, span[1]))
        if not block.is_empty:
            yield block.contact()

    def _is_another(self, block: Block, fresh: Block, piece: Piece) -> bool:
        """Tell whether a name begins another person: one is known, and a line begins with this one."""
        if not block.is_named or not piece.opens:
            return False
        return fresh.civility is not None or block.reached

    def _reach(self, block: Block, span: Span) -> None:
        """Give a person the addresses, pages and numbers of a stretch."""

        def inside(place: Span) -> bool:
            return span[0] <= place[0] < span[1]

        block.emails += [Found(value, place) for value, place in self.emails if inside(place)]
        block.websites += [Found(value, place) for value, place in self.pages if inside(place)]
        block.phones += [phone for phone in self.phones if inside(phone.span)]

    def _named(self, block: Block, piece: Piece, *, first: bool) -> bool:
        """Take civility and name of a piece; tell whether it has one."""
        civility, stop, begin = civility_of(self.docs, piece)
        rest = begin, piece.span[1]
        words = self.text[slice(*rest)]
        if civility and self._is_function_alone(rest):
            at = after_article(self.docs.own, *rest)
            at = at if at > begin else after_article(self.docs.other, *rest)
            block.civility = Found(civility, (piece.span[0], stop))
            block.add(replace(piece, text=self.text[at : rest[1]], span=(at, rest[1])), before_postcode=False)
            return True
        named = looks_like_name(self.docs, rest)
        lone = bool(civility) and len(words.split()) == 1 and words[:1].isupper() and not words.isdigit()
        if not (lone or named):
            return False
        if not civility and not first and not name_evidence(words, [value for value, _span in self.emails]):
            return False
        block.civility = Found(civility, (piece.span[0], stop)) if civility else None
        block.name = block.found(rest)
        return True

    def _is_function_alone(self, span: Span) -> bool:
        return function_in(self.docs, span) and self.text[span[0]].islower()


def numbers_of(contact: ContactFound, kind: str) -> tuple[PhoneFound, ...]:
    """Return the numbers of a kind: "office", "mobile", "fax"."""
    return tuple(phone for phone in contact.phones if phone.kind == kind)
