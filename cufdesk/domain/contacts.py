"""People, bodies and the functions that tie them."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from cufdesk.domain.base import Record, bilingual, in_order, keyed, plain, ranked, refers_to
from cufdesk.domain.values import Bilingual


class Organisation(Record):
    """A body: its official names per language, and its name as a source wrote it."""

    __tablename__ = "organisation"

    name: Mapped[Bilingual] = bilingual("name")
    written_name: Mapped[str] = plain()
    acronym: Mapped[str] = plain()
    aliases: Mapped[str] = plain()
    kind: Mapped[str] = keyed("organisation_kind")
    country: Mapped[str] = keyed("country")
    side: Mapped[str] = keyed("side")
    state: Mapped[str] = keyed("organisation_state", "exists")
    parent_id: Mapped[str | None] = refers_to("organisation")
    counterpart_id: Mapped[str | None] = refers_to("organisation")
    city: Mapped[str] = plain()
    address: Mapped[str] = plain()
    website: Mapped[str] = plain()
    notes: Mapped[str] = plain()
    source: Mapped[str] = plain()


class Position(Record):
    """A function that a person holds, in a body or not; several at once are normal."""

    __tablename__ = "position"

    person_id: Mapped[str] = refers_to("person", required=True)
    rank: Mapped[int] = ranked()
    title: Mapped[Bilingual] = bilingual("title")
    organisation_id: Mapped[str | None] = refers_to("organisation")
    mandate: Mapped[str] = keyed("seat_category")
    first_day: Mapped[date | None] = mapped_column(default=None)
    last_day: Mapped[date | None] = mapped_column(default=None)


class Person(Record):
    """A person, or a contact known by function alone (no name: a blank to complete).

    `usage_name` is the short name ("Peña Nieto"); it is never guessed. `written_name` is the name as a source
    wrote it, `aliases` other spellings, one a line.
    """

    __tablename__ = "person"

    civility: Mapped[str] = keyed("civility")
    honorific: Mapped[Bilingual] = bilingual("honorific")
    given_names: Mapped[str] = plain()
    first_surname: Mapped[str] = plain()
    second_surname: Mapped[str] = plain()
    usage_name: Mapped[str] = plain()
    written_name: Mapped[str] = plain()
    aliases: Mapped[str] = plain()
    side: Mapped[str] = keyed("side")
    country: Mapped[str] = keyed("country")
    languages: Mapped[str] = plain()
    email: Mapped[str] = plain()
    phone: Mapped[str] = plain()
    city: Mapped[str] = plain()
    address: Mapped[str] = plain()
    notes: Mapped[str] = plain()
    source: Mapped[str] = plain()
    legal_basis: Mapped[str] = plain()
    positions: Mapped[list[Position]] = in_order(Position)
