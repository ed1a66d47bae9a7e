"""People, bodies and the functions that tie them."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from cufdesk.domain.base import Record, bilingual, in_order, keyed, plain, ranked, refers_to
from cufdesk.domain.values import Bilingual


class Counterpart(Record):
    """A body's counterpart abroad; the counterpart names it back by a row of its own."""

    __tablename__ = "counterpart"

    organisation_id: Mapped[str] = refers_to("organisation", required=True)
    rank: Mapped[int] = ranked()
    other_id: Mapped[str | None] = refers_to("organisation")


class GroupBody(Record):
    """A body's place in a country group."""

    __tablename__ = "group_body"

    organisation_id: Mapped[str] = refers_to("organisation", required=True)
    rank: Mapped[int] = ranked()
    member_id: Mapped[str | None] = refers_to("organisation")


class Organisation(Record):
    """A body: its official names per language, and its name as a source wrote it.

    `acronym` is the one it is called by, `acronyms` are others and `aliases` other names, one a line. An
    unknown country is empty, "international" says that there is none. `bodies` (its members) and
    `president_id` are those of a country group. `logo` is a picture's bytes, `extras` as a person's.
    """

    __tablename__ = "organisation"

    name: Mapped[Bilingual] = bilingual("name")
    written_name: Mapped[str] = plain()
    acronym: Mapped[str] = plain()
    acronyms: Mapped[str] = plain()
    aliases: Mapped[str] = plain()
    kind: Mapped[str] = keyed("organisation_kind")
    country: Mapped[str] = keyed("country")
    side: Mapped[str] = keyed("side")
    state: Mapped[str] = keyed("organisation_state", "exists")
    parent_id: Mapped[str | None] = refers_to("organisation")
    president_id: Mapped[str | None] = refers_to("person")
    city: Mapped[str] = plain()
    address: Mapped[str] = plain()
    website: Mapped[str] = plain()
    notes: Mapped[str] = plain()
    source: Mapped[str] = plain()
    extras: Mapped[str] = plain()
    logo: Mapped[bytes | None] = mapped_column(default=None)
    counterparts: Mapped[list[Counterpart]] = in_order(Counterpart, by="organisation_id")
    bodies: Mapped[list[GroupBody]] = in_order(GroupBody, by="organisation_id")


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

    def is_held_on(self, day: date | None) -> bool:
        """Tell whether it is held on a day, neither over nor still to begin; without a day it always is."""
        if day is None:
            return True
        return (self.first_day or day) <= day <= (self.last_day or day)


class ContactPoint(Record):
    """A way to reach a person: an "email", a "phone" or an "address", as it was entered.

    `label` is a key of `CONTACT_LABEL`, or a word of whoever wrote it down. `country` is that of an address,
    and says how to read a telephone number without its country's code.
    """

    __tablename__ = "contact_point"

    person_id: Mapped[str] = refers_to("person", required=True)
    rank: Mapped[int] = ranked()
    kind: Mapped[str] = keyed("contact_kind", "email")
    label: Mapped[str] = keyed("contact_label")
    value: Mapped[str] = plain()
    country: Mapped[str] = keyed("country")


class Person(Record):
    """A person, or a contact known by function alone (no name: a blank to complete).

    `usage_name` is the short name ("Peña Nieto"); it is never guessed. `particle` stands before the surname
    ("de la"), `sort_as` says under what the person is filed whatever the dossier's rule. `written_name` is
    the name as a source wrote it, `aliases` other spellings, one a line. `photo` is a small JPEG. `source`
    and `legal_basis` say whence and by what right the person is kept, `keep_until` and `keep_reason` until
    when and why. `extras` is what an address book said of them that no field holds: lines of a vCard.
    """

    __tablename__ = "person"

    civility: Mapped[str] = keyed("civility")
    gender: Mapped[str] = keyed("gender")
    honorific: Mapped[Bilingual] = bilingual("honorific")
    given_names: Mapped[str] = plain()
    particle: Mapped[str] = plain()
    first_surname: Mapped[str] = plain()
    second_surname: Mapped[str] = plain()
    usage_name: Mapped[str] = plain()
    sort_as: Mapped[str] = plain()
    written_name: Mapped[str] = plain()
    aliases: Mapped[str] = plain()
    side: Mapped[str] = keyed("side")
    country: Mapped[str] = keyed("country")
    languages: Mapped[str] = plain()
    city: Mapped[str] = plain()
    notes: Mapped[str] = plain()
    source: Mapped[str] = plain()
    legal_basis: Mapped[str] = plain()
    keep_until: Mapped[date | None] = mapped_column(default=None)
    keep_reason: Mapped[str] = plain()
    last_contact: Mapped[date | None] = mapped_column(default=None)
    anonymised_on: Mapped[date | None] = mapped_column(default=None)
    extras: Mapped[str] = plain()
    photo: Mapped[bytes | None] = mapped_column(default=None)
    points: Mapped[list[ContactPoint]] = in_order(ContactPoint)
    positions: Mapped[list[Position]] = in_order(Position)

    def held_on(self, day: date | None) -> list[Position]:
        """Return the functions held on a day, in their order; all of them on no day in particular."""
        return [position for position in self.positions if position.is_held_on(day)]

    def reached_by(self, kind: str) -> list[str]:
        """Return all e-mails ("email"), telephones ("phone") or addresses ("address"), in their order."""
        return [point.value for point in self.points if point.kind == kind and point.value.strip()]

    def reach_first(self, kind: str, value: str) -> None:
        """Let the first e-mail, telephone or address be this one; an empty one is taken away."""
        known = [point for point in self.points if point.kind == kind]
        if not value:
            self.points = [point for point in self.points if point not in known[:1]]
        elif known:
            known[0].value = value
        else:
            self.points.append(ContactPoint(person_id=self.id, kind=kind, value=value))

    @property
    def email(self) -> str:
        """The first e-mail address, or nothing."""
        return next(iter(self.reached_by("email")), "")

    @property
    def phone(self) -> str:
        """The first telephone number, or nothing."""
        return next(iter(self.reached_by("phone")), "")
