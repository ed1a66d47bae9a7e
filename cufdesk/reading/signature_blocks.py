"""One person's findings put together, piece by piece, in the order in which they were signed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from cufdesk.domain.written_names import PARTICLES
from cufdesk.folding import fold
from cufdesk.reading.addresses import (
    country_code,
    is_street,
    may_be_part_of_street,
    postcode_of,
    short_postcode_of,
)
from cufdesk.reading.contact_points import PhoneFound
from cufdesk.reading.contacts_found import ContactFound, Found, PositionFound
from cufdesk.reading.directory import Directory
from cufdesk.reading.matching import Span, is_capital, shadow_of, squeezed, trimmed
from cufdesk.reading.names import after_article
from cufdesk.reading.person_names import TWO_SURNAMES, name_parts
from cufdesk.reading.piece_kinds import Languages, body_head, function_in
from cufdesk.reading.positions import positions
from cufdesk.reading.signature_parts import Piece
from cufdesk.reading.signature_words import finds, is_one_of
from cufdesk.reading.structure import Document

# Titles that a French signature bears as well as a Spanish one.
_IN_BOTH = {"M.", "Mme", "Dr.", "Prof."}
_HEADS = {"jefe", "jefa", "chef", "cheffe"}  # which the next word makes a function of
_COMMAS = {","}
_PLACES = {"street", "postcode", "city", "country"}
# A function goes on after a comma, a body after a dash: "Université Toulouse – Jean Jaurès".
_GOES_ON = {("function", ","), ("body", "-"), ("body", "–"), ("body", "—")}


@dataclass
class Block:
    """What was read of one person so far."""

    docs: Languages
    spanish: bool
    civility: Found | None = None
    name: Found | None = None
    positions: list[PositionFound] = field(default_factory=list)
    street: Span | None = None
    postcode: Found | None = None
    city: Found | None = None
    country: Found | None = None
    emails: list[Found] = field(default_factory=list)
    phones: list[PhoneFound] = field(default_factory=list)
    websites: list[Found] = field(default_factory=list)
    rest: list[Found] = field(default_factory=list)
    _street_pieces: list[Piece] = field(default_factory=list)
    _last: tuple[str, int] = ("", -1)
    _end: int = 0

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was found yet."""
        return not (
            self.is_named or self.reached or self.positions or self.street or self.postcode or self.city
        )

    @property
    def is_named(self) -> bool:
        """Tell whether it is known who this is, by name or by civility and function."""
        return self.name is not None or self.civility is not None

    @property
    def reached(self) -> bool:
        """Tell whether some way to reach this person was found."""
        return bool(self.emails or self.phones or self.websites)

    def found(self, span: Span, *, doubtful: bool = False) -> Found:
        """Return the words at a place as a finding."""
        return Found(squeezed(self.docs.own.text[slice(*span)]), span, doubtful)

    def add(self, piece: Piece, *, before_postcode: bool) -> None:
        """Take a piece that is no name in; `before_postcode` tells that a postcode follows on its line."""
        kind = self._take(piece, before_postcode=before_postcode)
        self._last = (kind, piece.line)
        self._end = piece.span[1]

    def _take(self, piece: Piece, *, before_postcode: bool) -> str:
        same_line = self._last[1] == piece.line
        previous = self._last[0] if same_line else ""
        places = postcode_of(piece.shadow) or (short_postcode_of(piece.shadow) if self.street else None)
        if places and self.postcode is None:
            return self._take_postcode(piece, *places)
        code = country_code(self.docs.own.lexicon, piece.text) or country_code(
            self.docs.other.lexicon, piece.text
        )
        if code and (self.city or self.street or not same_line or not previous):
            self.country = self.country or Found(code, piece.span)
            self._take_city_from_street(previous)
            return "country"
        if previous == "postcode" and self.city is None:
            self.city = self.found(piece.span)
            return "city"
        if self._is_street(piece, previous, before_postcode=before_postcode):
            return self._take_street(piece)
        return self._take_position(piece, previous)

    # addresses ---------------------------------------------------------------------------------------

    def _take_postcode(self, piece: Piece, code: Span, city: Span) -> str:
        start = piece.span[0]
        self.postcode = self.found((start + code[0], start + code[1]))
        text = self.docs.own.text
        begin, stop = trimmed(text, start + city[0], start + city[1])
        for lex in (doc.lexicon for doc in self.docs.both):
            last = text[begin:stop].rfind(" ")
            tied = fold(text[begin : begin + max(last, 0)].rpartition(" ")[2]) in PARTICLES
            if (
                last > 0
                and not tied
                and (code_found := country_code(lex, text[begin + last : stop].strip(" ()")))
            ):
                self.country = self.country or Found(code_found, (begin + last + 1, stop))
                begin, stop = trimmed(text, begin, begin + last, " ,-()")
                break
        if begin < stop:
            self.city = self.found((begin, stop))
        return "city" if self.city else "postcode"

    def _is_street(self, piece: Piece, previous: str, *, before_postcode: bool) -> bool:
        if self.city is not None and previous != "street":
            return False
        if is_street(piece.text) and not function_in(self.docs, piece.span):
            return True
        if previous == "street":
            return (
                piece.text[0].isupper()
                or piece.text[0].isdigit()
                or finds("boroughs").match(piece.shadow) is not None
            )
        if piece.shadow.isdigit() and may_be_part_of_street(piece.shadow):
            return True
        known = body_head(self.docs, piece) or function_in(self.docs, piece.span)
        return before_postcode and not known and any(sign.isdigit() for sign in piece.text)

    def _take_city_from_street(self, previous: str) -> None:
        """Take the last words before a country as the city, where no postcode says it."""
        last = self._street_pieces[-1] if len(self._street_pieces) > 1 else None
        if previous == "street" and self.city is None and last and self.street and last.text.isalpha():
            self.street = self.street[0], self._street_pieces[-2].span[1]
            self.city = self.found(last.span)

    def _take_street(self, piece: Piece) -> str:
        if self.street is not None and piece.span[0] - self.street[1] > 6:
            self.rest.append(self.found(piece.span))
            return "street"
        self.street = (self.street or piece.span)[0], piece.span[1]
        self._street_pieces.append(piece)
        return "street"

    # positions ---------------------------------------------------------------------------------------

    def _take_position(self, piece: Piece, previous: str) -> str:
        if self._goes_on(piece):
            return self._continue(piece, "function")
        if self.is_named and not piece.opens and is_one_of("degrees", piece.shadow):
            self.rest.append(self.found(piece.span))
            return ""
        if function_in(self.docs, piece.span):
            return self._take_function(piece)
        head = body_head(self.docs, piece)
        if head == "unit" and is_capital(piece.text):
            return self._put(unit=self.found(piece.span))
        if head and not (head == "acronym" and previous in _PLACES):  # "Monterrey, N.L."
            return self._put(body=self.found(piece.span))
        joint = self.docs.own.text[self._end : piece.span[0]].strip()
        if self.positions and (previous, joint) in _GOES_ON:
            return self._continue(piece, previous)
        waiting = (
            self.positions[-1].function and not self.positions[-1].body
            if self.positions
            else self.name is not None and not piece.opens
        )
        first = piece.opens or previous != "function" or joint not in _COMMAS
        if (
            waiting
            and first
            and previous not in _PLACES
            and is_capital(piece.text)
            and len(piece.text.split()) <= 8
        ):
            return self._put(body=self.found(piece.span, doubtful=True))
        self.rest.append(self.found(piece.span))
        return ""

    def _goes_on(self, piece: Piece) -> bool:
        """Tell whether a line goes on with the function above it: "en charge des relations…"."""
        below = self._last == ("function", piece.line - 1) and piece.opens
        return below and piece.text[0].islower() and finds("going_on").match(piece.shadow) is not None

    def _take_function(self, piece: Piece) -> str:
        start = max(after_article(doc, *piece.span) for doc in self.docs.both)
        piece = replace(piece, text=self.docs.own.text[start : piece.span[1]], span=(start, piece.span[1]))
        parts = next((parts for doc in self.docs.both if (parts := self._parted(doc, piece.span))), None)
        if parts:
            self.positions += parts
            return "body"
        bodiless = self.positions and self.positions[-1].function is None
        if bodiless:
            known = self.positions.pop()
            self.positions.append(PositionFound(self.found(piece.span), known.body, known.unit))
        else:
            self.positions.append(PositionFound(self.found(piece.span)))
        return "function"

    def _parted(self, doc: Document, span: Span) -> list[PositionFound]:
        """Return functions and bodies told in one piece: "Secretario General de la FENAMM".

        A single function gives up what is surely a body alone; words not found there as read give none.
        """
        read = positions(doc, Directory(doc), *span)
        found, at = [], span[0]
        for part in read:
            title = self._place(part.title, at, span[1])
            body = self._place(part.organisation, title[1] if title else at, span[1])
            if title is None or (part.organisation and body is None):
                return []
            at = body[1] if body else title[1]
            found.append(PositionFound(self.found(title), self.found(body) if body else None))
        if len(found) == 1 and found[0].function and fold(found[0].function.value) in _HEADS:
            return []  # "Jefa de Gobierno de la Ciudad de México"
        if len(found) == 1 and found[0].body:
            head = Piece(found[0].body.value, found[0].body.span, 0, opens=False)
            surely = body_head(self.docs, head) in {"strong", "acronym"} and head.span[1] == span[1]
            return found if surely else []
        return found if len(found) > 1 else []

    def _place(self, words: str | None, start: int, end: int) -> Span | None:
        """Return where some words stand in a stretch; an acronym put after them may not."""
        for way in (words, words.rpartition(" (")[0]) if words else ():
            at = self.docs.own.text.find(way, start, end) if way else -1
            if at >= 0:
                return at, at + len(way)
        return None

    def _put(self, *, body: Found | None = None, unit: Found | None = None) -> str:
        """Give the last position its body or unit; one that has it already leaves the words as rest."""
        last = self.positions.pop() if self.positions else PositionFound()
        given = body or unit
        if body and last.body and finds("greater").match(shadow_of(body.value)) and not body.doubtful:
            self._put_under(last, body)
            return "body"
        if (body and last.body) or (unit and last.unit):
            self.positions.append(last)
            if given:
                self.rest.append(given)
            return "rest"
        self.positions.append(PositionFound(last.function, body or last.body, unit or last.unit))
        return "body" if body else "unit"

    def _put_under(self, last: PositionFound, greater: Found) -> None:
        """Let the body that was named first be a part of the greater one below it."""
        if last.unit is not None:
            self.rest.append(last.unit)
        self.positions.append(PositionFound(last.function, greater, last.body))

    def _continue(self, piece: Piece, previous: str) -> str:
        """Let a function or body go on after a comma or dash: "… de la culture, du tourisme"."""
        last = self.positions.pop()
        whole = last.function if previous == "function" else last.body
        if whole is None or piece.span[0] - whole.span[1] > 5:
            self.positions.append(last)
            self.rest.append(self.found(piece.span))
            return ""
        longer = self.found((whole.span[0], piece.span[1]), doubtful=whole.doubtful)
        if previous == "function":
            self.positions.append(PositionFound(longer, last.body, last.unit))
        else:
            self.positions.append(PositionFound(last.function, longer, last.unit))
        return previous

    # all ---------------------------------------------------------------------------------------------

    def contact(self) -> ContactFound:
        """Return what was found; a part of a body stands for the body where no other is named."""
        found = tuple(
            PositionFound(at.function, at.unit, None) if at.unit and not at.body else at
            for at in self.positions
        )
        given, first, second = self._name_parts()
        return ContactFound(
            self.civility,
            self.name,
            given,
            first,
            second,
            found,
            self.found(self.street) if self.street else None,
            self.postcode,
            self.city,
            self.country,
            tuple(self.emails),
            tuple(self.phones),
            tuple(self.websites),
            tuple(self.rest),
        )

    def _has_two_surnames(self) -> bool:
        """Tell whether two surnames are to be expected: by title, number or address, else by the text."""
        spanish = next(doc.lexicon for doc in self.docs.both if doc.lexicon.code == "es")
        if self.civility and self.civility.value in set(spanish.table("civilities").values()) - _IN_BOTH:
            return True
        told = {phone.phone.country for phone in self.phones}
        told |= {email.value.rpartition(".")[2].upper() for email in self.emails}
        return self.spanish or not told.isdisjoint(TWO_SURNAMES)

    def _name_parts(self) -> tuple[Found | None, Found | None, Found | None]:
        if self.name is None:
            return None, None, None
        start, end = self.name.span
        written = self.docs.own.text[start:end].replace("\u00a0", " ")
        addresses = tuple(email.value for email in self.emails)
        if len(written.split()) == 1:
            return None, (Found(written, (start, end)) if self.civility else None), None
        parts = name_parts(written, addresses, spanish=self._has_two_surnames())
        if parts is None:
            return None, None, None
        spans = (parts.given_span, parts.first_span, parts.second_span)
        values = (parts.given_names, parts.first_surname, parts.second_surname)
        given, first, second = (
            Found(value, (start + span[0], start + span[1]), parts.doubtful) if value else None
            for value, span in zip(values, spans, strict=True)
        )
        return given, first, second


def code_like(piece: Piece) -> bool:
    """Tell whether a piece is a postcode with its city."""
    return postcode_of(shadow_of(piece.text)) is not None
