"""One person's findings put together, piece by piece, in the order in which they were signed."""

from __future__ import annotations

from dataclasses import dataclass, field

from cufdesk.reading.addresses import country_code, is_street, may_be_part_of_street, postcode_of
from cufdesk.reading.contact_points import PhoneFound
from cufdesk.reading.contacts_found import ContactFound, Found, PositionFound
from cufdesk.reading.directory import Directory
from cufdesk.reading.matching import Span, is_capital, shadow_of, squeezed, trimmed
from cufdesk.reading.person_names import name_parts
from cufdesk.reading.piece_kinds import Languages, body_head, function_in
from cufdesk.reading.positions import positions
from cufdesk.reading.signature_parts import Piece


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
    _last: tuple[str, int] = ("", -1)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was found yet."""
        return not (self.is_named or self.reached or self.positions or self.street or self.postcode or self.city)

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

    def _take(self, piece: Piece, *, before_postcode: bool) -> str:
        same_line = self._last[1] == piece.line
        previous = self._last[0] if same_line else ""
        places = postcode_of(piece.shadow)
        if places and self.postcode is None:
            return self._take_postcode(piece, *places)
        code = country_code(self.docs.own.lexicon, piece.text) or country_code(self.docs.other.lexicon, piece.text)
        if code and (self.city or self.street or not same_line or not previous):
            self.country = self.country or Found(code, piece.span)
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
            if last > 0 and (code_found := country_code(lex, text[begin + last : stop].strip(" ()"))):
                self.country = self.country or Found(code_found, (begin + last + 1, stop))
                begin, stop = trimmed(text, begin, begin + last, " ,-()")
                break
        if begin < stop:
            self.city = self.found((begin, stop))
        return "city" if self.city else "postcode"

    def _is_street(self, piece: Piece, previous: str, *, before_postcode: bool) -> bool:
        if self.city is not None and previous != "street":
            return False
        if is_street(piece.shadow) and not function_in(self.docs, piece.span):
            return True
        if previous == "street":
            return not code_like(piece) or before_postcode
        if piece.shadow.isdigit() and may_be_part_of_street(piece.shadow):
            return True
        known = body_head(self.docs, piece) or function_in(self.docs, piece.span)
        return before_postcode and not known and any(sign.isdigit() for sign in piece.text)

    def _take_street(self, piece: Piece) -> str:
        if self.street is None:
            self.street = piece.span
        elif piece.span[0] - self.street[1] <= 6:
            self.street = self.street[0], piece.span[1]
        else:
            self.rest.append(self.found(piece.span))
        return "street"

    # positions ---------------------------------------------------------------------------------------

    def _take_position(self, piece: Piece, previous: str) -> str:
        if function_in(self.docs, piece.span):
            return self._take_function(piece)
        head = body_head(self.docs, piece)
        if head == "unit" and is_capital(piece.text):
            return self._put(unit=self.found(piece.span))
        if head:
            return self._put(body=self.found(piece.span))
        if previous in {"function", "body"} and self.positions:
            return self._continue(piece, previous)
        waiting = self.positions and self.positions[-1].function and not self.positions[-1].body
        if waiting and piece.opens and is_capital(piece.text) and len(piece.text.split()) <= 8:
            return self._put(body=self.found(piece.span, doubtful=True))
        self.rest.append(self.found(piece.span))
        return ""

    def _take_function(self, piece: Piece) -> str:
        for doc in self.docs.both:
            read = positions(doc, Directory(doc), *piece.span)
            if len(read) == 1 and read[0].organisation and read[0].title:
                at = doc.text.find(read[0].organisation, *piece.span)
                head = Piece(doc.text[at : piece.span[1]], (at, piece.span[1]), 0, opens=False) if at > 0 else None
                if head and body_head(self.docs, head) == "strong" and at + len(read[0].organisation) == piece.span[1]:
                    end = piece.span[0] + len(read[0].title)
                    if doc.text[piece.span[0] : end] == read[0].title:
                        self.positions.append(
                            PositionFound(self.found((piece.span[0], end)), self.found(head.span))
                        )
                        return "body"
        bodiless = self.positions and self.positions[-1].function is None
        if bodiless:
            known = self.positions.pop()
            self.positions.append(PositionFound(self.found(piece.span), known.body, known.unit))
        else:
            self.positions.append(PositionFound(self.found(piece.span)))
        return "function"

    def _put(self, *, body: Found | None = None, unit: Found | None = None) -> str:
        """Give the last position its body or unit; one that has it already leaves the words as rest."""
        last = self.positions.pop() if self.positions else PositionFound()
        given = body or unit
        if (body and last.body) or (unit and last.unit):
            self.positions.append(last)
            if given:
                self.rest.append(given)
            return "rest"
        self.positions.append(PositionFound(last.function, body or last.body, unit or last.unit))
        return "body" if body else "unit"

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
            PositionFound(at.function, at.unit, None) if at.unit and not at.body else at for at in self.positions
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

    def _name_parts(self) -> tuple[Found | None, Found | None, Found | None]:
        if self.name is None:
            return None, None, None
        start, end = self.name.span
        written = self.docs.own.text[start:end].replace("\u00a0", " ")
        addresses = tuple(email.value for email in self.emails)
        if len(written.split()) == 1:
            return None, (Found(written, (start, end)) if self.civility else None), None
        parts = name_parts(written, addresses, spanish=self.spanish)
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
