"""What a card would change of a contact that is known already: nothing that is known is ever emptied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from cufdesk.domain.contacts import ContactPoint, Organisation, Person, Position
from cufdesk.domain.known_contacts import lines
from cufdesk.domain.phones import phone_key
from cufdesk.domain.values import Bilingual
from cufdesk.field_words import FIELD_WORDS
from cufdesk.folding import fold
from cufdesk.i18n import _, screen_language, screen_translator

_PERSON = (
    "civility",
    "honorific",
    "gender",
    "given_names",
    "particle",
    "first_surname",
    "second_surname",
    "usage_name",
    "sort_as",
    "written_name",
    "side",
    "country",
    "languages",
    "city",
    "legal_basis",
    "keep_until",
    "keep_reason",
    "last_contact",
    "photo",
)
_BODY = (
    "name",
    "written_name",
    "acronym",
    "kind",
    "country",
    "side",
    "city",
    "address",
    "website",
    "logo",
)
_WORDS = {
    "civility": "civility",
    "gender": "gender",
    "side": "side",
    "country": "country",
    "kind": "organisation_kind",
}


@dataclass(frozen=True)
class Change:
    """One field of a known contact that would become another; `before` and `after` as shown to a person."""

    label: str
    before: str
    after: str
    make: Callable[[Any], None]
    """Makes the change on the record as it is stored."""

    @property
    def sentence(self) -> str:
        """Return the change in a line."""
        if not self.before:
            return _("{field}: {value}").format(field=self.label, value=self.after)
        return _("{field}: {before} → {after}").format(field=self.label, before=self.before, after=self.after)


def changes_of_person(known: Person, found: Person, said: Person) -> list[Change]:
    """Return what a card changes of a person.

    `found` is what the card says, `said` what a card would say of the person as known: where both are the
    same, the file only says it in fewer words, and nothing is changed.
    """
    changes = _fields("person", _PERSON, known, found, said)
    changes += _texts("person", known, found)
    points = {_key(point) for point in known.points}
    for point in found.points:
        if _key(point) not in points:
            points.add(_key(point))
            changes.append(_more_point(point))
    return changes + _positions(known, found, said)


def changes_of_body(known: Organisation, found: Organisation, said: Organisation) -> list[Change]:
    """Return what a card changes of a body, as `changes_of_person` does."""
    changes = _fields("organisation", _BODY, known, found, said)
    if found.written_name in {known.name.fr, known.name.es, known.acronym}:
        changes = [change for change in changes if change.label != _label("organisation", "written_name")]
    return changes + _texts("organisation", known, found)


def _fields(kind: str, names: Sequence[str], known: Any, found: Any, said: Any) -> list[Change]:
    changes = []
    for name in names:
        before, after = getattr(known, name), getattr(found, name)
        if isinstance(after, Bilingual):
            after = Bilingual(after.fr or before.fr, after.es or before.es)
        if (
            after
            and after not in (before, getattr(said, name))
            and getattr(found, name) != getattr(said, name)
        ):
            changes.append(
                Change(_label(kind, name), _shown(name, before), _shown(name, after), _set(name, after))
            )
    return changes


def _label(kind: str, name: str) -> str:
    words = FIELD_WORDS[kind]
    return _(words.get(name) or words[f"{name}_fr"])


def _shown(name: str, value: Any) -> str:
    if isinstance(value, bytes):
        return _("a picture")
    if isinstance(value, Bilingual):
        return value.in_language(screen_language())
    t = screen_translator()
    if name in _WORDS:
        return t.word(_WORDS[name], value)
    return "" if value is None else " · ".join(str(value).splitlines())


def _set(name: str, value: Any) -> Callable[[Any], None]:
    return lambda record: setattr(record, name, value)


def _texts(kind: str, known: Any, found: Any) -> list[Change]:
    """Return what is added to texts that gather what several sources say."""
    changes = []
    spellings = {fold(text) for text in lines(known.aliases)}
    spellings |= {fold(text) for text in _names(known)}
    aliases = [text for text in lines(found.aliases) if fold(text) not in spellings]
    if aliases:
        changes.append(_more(kind, "aliases", "\n".join(aliases)))
    if found.notes and fold(found.notes) not in fold(known.notes):
        changes.append(_more(kind, "notes", found.notes))
    held = {_bare(line) for line in known.extras.split("\n")}
    new = [line for line in lines(found.extras) if _bare(line) not in held]
    new = [line for line in new if not (line.startswith("UID") and line.endswith(known.id))]
    if new:
        changes.append(_more(kind, "extras", "\n".join(new)))
    return changes


def _bare(line: str) -> tuple[str, str]:
    """Return the name and value of a vCard's line without its kinds: a table does not say these again."""
    before, _colon, value = line.partition(":")
    return before.partition(";")[0].rpartition(".")[2].upper(), value


def _names(known: Any) -> list[str]:
    if isinstance(known, Organisation):
        return [known.acronym, *lines(known.acronyms), known.name.fr, known.name.es, known.written_name]
    return [known.written_name]


def _more(kind: str, name: str, text: str) -> Change:
    def make(record: Any) -> None:
        before = getattr(record, name)
        setattr(record, name, f"{before}\n{text}" if before else text)

    return Change(_label(kind, name), "", " · ".join(text.split("\n")), make)


# parts -----------------------------------------------------------------------------------------------


def _key(point: ContactPoint) -> tuple[str, str]:
    if point.kind == "email":
        return point.kind, point.value.strip().casefold()
    if point.kind == "phone":
        return point.kind, phone_key(point.value, point.country) or "".join(filter(str.isalnum, point.value))
    return point.kind, " ".join(fold(point.value).split())


def _more_point(point: ContactPoint) -> Change:
    def make(person: Person) -> None:
        person.points = [
            *person.points,
            ContactPoint(
                person_id=person.id,
                kind=point.kind,
                label=point.label,
                value=point.value,
                country=point.country,
            ),
        ]

    word = screen_translator().word("contact_kind", point.kind)
    return Change(word, "", ", ".join(point.value.splitlines()), make)


def _positions(known: Person, found: Person, said: Person) -> list[Change]:
    """Return the functions that a card adds, and the one that it calls otherwise where it is clear which."""
    had = [(one.organisation_id, one.title) for one in said.positions]
    left = list(known.positions)
    new = []
    for position in sorted(found.positions, key=lambda one: not one.title):
        same = next((one for one in left if _same(one, position)), None)
        if same is not None:
            left.remove(same)
        elif (position.organisation_id, position.title) not in had and _says(position):
            new.append(position)
    changes = []
    for position in new:
        held = (one for one in left if one.last_day is None)
        inside = [one for one in held if one.organisation_id == position.organisation_id]
        others = [one for one in new if one.organisation_id == position.organisation_id]
        if position.organisation_id and len(inside) == len(others) == 1 and position.title:
            changes.append(_renamed(inside[0], position))
        else:
            changes.append(_more_position(position))
    return changes


def _says(position: Position) -> bool:
    return bool(position.title or position.organisation_id)


def _same(known: Position, found: Position) -> bool:
    """Tell whether a function is known: in the same body, with a title that is the same in some language."""
    if known.organisation_id != found.organisation_id:
        return False
    titles = {fold(text) for text in (known.title.fr, known.title.es) if text}
    return not found.title or bool(titles & {fold(found.title.fr), fold(found.title.es)})


def _renamed(known: Position, found: Position) -> Change:
    title = Bilingual(found.title.fr or known.title.fr, found.title.es or known.title.es)

    def make(person: Person) -> None:
        for position in person.positions:
            if position.id == known.id:
                position.title = title

    language = screen_language()
    before = known.title.in_language(language)
    return Change(_("Function"), before, found.title.in_language(language), make)


def _more_position(found: Position) -> Change:
    def make(person: Person) -> None:
        position = Position(
            person_id=person.id,
            title=found.title,
            organisation_id=found.organisation_id,
            mandate=found.mandate,
            first_day=found.first_day,
            last_day=found.last_day,
        )
        person.positions = [*person.positions, position]

    return Change(_("Function"), "", found.title.in_language(screen_language()), make)
