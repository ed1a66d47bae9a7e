"""Two contacts side by side before they are made one: each field, what is kept, what is lost, what is linked.

Read once; every choice of the person's gives a new preview of the same couple. Nothing is written before
`unite`.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from cufdesk.domain.base import Record
from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.merging_contacts import DIFFERS, JOINED, SAME, UNITED, MergedField, merge_preview
from cufdesk.domain.names import name_with_acronym, shown_name
from cufdesk.domain.values import Bilingual
from cufdesk.field_words import FIELD_WORDS
from cufdesk.i18n import Translator, _, ngettext, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.storage.uniting import attributes, links_to
from cufdesk.usecases.compared import Compared
from cufdesk.usecases.shared_places import Places, place_warnings, places_of, seats_compared, seats_kept
from cufdesk.usecases.uniting import Merged, merge_organisations, merge_people
from cufdesk.usecases.wording import value_words

CLASSES: dict[str, type[Any]] = {"person": Person, "organisation": Organisation}
# A merge unites these whatever is chosen, and adds the names that would else be lost.
_ALWAYS_UNITED = frozenset({"aliases", "acronyms"})
# What a file of contacts brought and no field holds, one property a line: both are kept without a word.
_EXTRAS = "extras"
# Of two days the later one says more.
_LATEST = frozenset({"last_contact"})


@dataclass(frozen=True)
class Couple:
    """Two records of a kind: one that stays, one that goes, what names the latter, and names by id.

    `places` are where two people both stand; none for bodies.
    """

    kind: str
    kept: Any
    gone: Any
    links: Counter[str]
    names: Mapping[str, str]
    places: Places


class Shared(NamedTuple):
    """A list of parts of which both are kept: its name, and each part in words."""

    label: str
    parts: tuple[str, ...]


class Preview(NamedTuple):
    """What a merge would make: fields that both say alike, fields that differ, parts of both, new aliases.

    `differing` ends with the seats of both in one committee, of which one is kept. `warnings` are sentences
    on what else comes of the merge.
    """

    alike: tuple[Compared, ...]
    differing: tuple[Compared, ...]
    shared: tuple[Shared, ...]
    new_aliases: tuple[str, ...]
    values: Mapping[str, Any]
    warnings: tuple[str, ...] = ()


def couple(dossier: Dossier, kind: str, one: str, other: str, *, in_order: bool = False) -> Couple:
    """Return two records to be compared; the one that more things name stays, `in_order` the first.

    Refuses where one of them is not there any more.
    """
    with dossier.read() as reading:
        found = [reading.get(CLASSES[kind], record_id) for record_id in (one, other)]
        links = [links_to(reading, (kind, record_id)) for record_id in (one, other)]
        if None in found:
            raise Refusal(_("This record is not there any more."))
        names = _names(reading, found)
        if not in_order and links[1].total() > links[0].total():
            found.reverse()
            links.reverse()
        places = places_of(reading, found) if kind == "person" else Places()
    return Couple(kind, found[0], found[1], links[1], names, places)


def _names(reading: Reading, records: list[Any]) -> dict[str, str]:
    """Return what two records are called, and those that they refer to."""
    language = screen_translator().language
    names = {}
    for record_id in {record.id for record in records} | {
        one for record in records for one in _references(record)
    }:
        if (person := reading.get(Person, record_id)) is not None:
            names[record_id] = shown_name(person, language)
        elif (body := reading.get(Organisation, record_id)) is not None:
            names[record_id] = name_with_acronym(body, language)
    return names


def _references(record: Record) -> set[str]:
    found = set()
    for name, value in vars(record).items():
        if isinstance(value, list):
            found |= {one for part in value for one in _references(part)}
        elif name.endswith("_id") and value:
            found.add(value)
    return found


def preview(two: Couple, choices: Mapping[str, str] | None = None) -> Preview:
    """Return what a merge would make, given "first", "second" or "both" for the fields that differ."""
    t = screen_translator()
    sides = [_values(two, record) for record in (two.kept, two.gone)]
    chosen = _first_choices(*sides) | dict(choices or {})
    free = {name: way for name, way in chosen.items() if name not in _ALWAYS_UNITED}
    merged = merge_preview(sides[0], sides[1], free)
    fields = [(field, _compared(two, field, chosen.get(field.name, ""), t)) for field in merged.fields]
    shown = [(field, said) for field, said in fields if said.first or said.second]
    values = {
        field.name: _plain(field.name, field.kept)
        for field in merged.fields
        if field.outcome in {DIFFERS, UNITED, JOINED} and field.name not in _ALWAYS_UNITED
    }
    values[_EXTRAS] = "\n".join(
        dict.fromkeys(line for one in (two.kept, two.gone) for line in one.extras.splitlines())
    )
    return Preview(
        tuple(said for field, said in shown if field.outcome == SAME),
        (*(said for field, said in shown if field.outcome != SAME), *seats_compared(two.places, chosen, t)),
        tuple(_shared(two, t)),
        merged.new_aliases,
        values,
        tuple(place_warnings(two.places, chosen, t)),
    )


def unite(dossier: Dossier, two: Couple, choices: Mapping[str, str] | None = None) -> Merged:
    """Make one record of a couple, with what was chosen; one write, one undo."""
    values = preview(two, choices).values
    if two.kind != "person":
        return merge_organisations(dossier, two.kept.id, two.gone.id, values)
    return merge_people(dossier, two.kept.id, two.gone.id, values, seats_kept(two.places, choices or {}))


# values ------------------------------------------------------------------------------------------------


def _values(two: Couple, record: Any) -> dict[str, Any]:
    """Return what a record holds, to be compared: languages as a list, and nobody as their own parent."""
    ids = {two.kept.id, two.gone.id}
    values = {name: getattr(record, name) for name in _in_order(type(record))}
    if "languages" in values:
        values["languages"] = tuple(
            word.strip() for word in values["languages"].replace(";", ",").split(",") if word.strip()
        )
    return {
        name: None if isinstance(value, str) and value in ids else value for name, value in values.items()
    }


def _in_order(kind: type[Any]) -> list[str]:
    """Return the attributes of a record in the order in which it declares them."""
    declared = list(kind.__annotations__)
    return sorted((name for name in attributes(kind) if name != _EXTRAS), key=declared.index)


def _plain(name: str, value: Any) -> Any:
    return ", ".join(value) if name == "languages" else value


def _first_choices(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, str]:
    """Return what is chosen before the person chooses."""
    return {
        name: "second"
        for name in _LATEST & first.keys()
        if first[name] and second[name] and second[name] > first[name]
    }


# words -------------------------------------------------------------------------------------------------


def _compared(two: Couple, field: MergedField, chosen: str, t: Translator) -> Compared:
    first, second, kept, lost = (
        _words(two, field.name, value, t) for value in (field.first, field.second, field.kept, field.lost)
    )
    choices: tuple[str, ...] = ()
    if field.name not in _ALWAYS_UNITED and field.outcome in {DIFFERS, UNITED, JOINED}:
        choices = ("first", "second", "both") if field.may_join else ("first", "second")
    default = "both" if field.outcome in {UNITED, JOINED} else "first"
    label = _label(two.kind, field.name, t)
    return Compared(field.name, label, first, second, kept, lost, field.outcome, choices, chosen or default)


def _label(kind: str, name: str, t: Translator) -> str:
    """Return what a field is called; a text in both languages has one word for both."""
    known = FIELD_WORDS[kind]
    return t._(known.get(name) or known[f"{name}_fr"])


def _words(two: Couple, name: str, value: Any, t: Translator) -> str:
    """Return a value as the screen shows it; empty where nothing is known."""
    if value in (None, "", ()):
        return ""
    if isinstance(value, Bilingual):
        return " / ".join(dict.fromkeys(text for text in (value.fr, value.es) if text))
    if isinstance(value, tuple):
        return ", ".join(value)
    stored = value
    if isinstance(value, date):
        stored = value.isoformat()
    elif isinstance(value, bytes):
        stored = b64encode(value).decode("ascii")
    return value_words(two.kind, name, stored, t, two.names)


def _shared(two: Couple, t: Translator) -> list[Shared]:
    """Return the parts of both records, those that say the same once."""
    lists = (
        (("points", _("E-mail, telephone, address")), ("positions", _("Functions")))
        if two.kind == "person"
        else (("counterparts", _("Counterparts abroad")), ("bodies", _("Members")))
    )
    ids = {two.kept.id, two.gone.id}
    found = []
    for name, label in lists:
        parts = [*getattr(two.kept, name), *getattr(two.gone, name)]
        said = dict.fromkeys(
            _part_words(part, two.names, t) for part in parts if not _names_either(part, ids)
        )
        if any(said):
            found.append(Shared(label, tuple(text for text in said if text)))
    return found


def _names_either(part: Any, ids: set[str]) -> bool:
    """Tell whether a counterpart or member is one of the two themselves."""
    return bool({getattr(part, name, None) for name in ("other_id", "member_id")} & ids)


def _part_words(part: Any, names: Mapping[str, str], t: Translator) -> str:
    if part.__tablename__ == "contact_point":
        return ", ".join(line.strip() for line in part.value.splitlines() if line.strip())
    if part.__tablename__ == "position":
        body = names.get(part.organisation_id or "", "")
        held = t.open_period(part.first_day, part.last_day)
        return " · ".join(text for text in (part.title.in_language(t.language), body, held) if text)
    return names.get(getattr(part, "other_id", None) or getattr(part, "member_id", None) or "", "")


# links -------------------------------------------------------------------------------------------------


def link_words(links: Counter[str]) -> str:
    """Return what names a record, counted by kind: "3 meetings, 2 actions and 1 seat"; or nothing."""
    counted = [_counted(table, n) for table, n in sorted(links.items(), key=lambda item: (-item[1], item[0]))]
    return screen_translator().all_of(counted) if counted else ""


def _counted(table: str, n: int) -> str:
    forms = {
        "attendance": ngettext("{n} meeting", "{n} meetings", n),
        "delegation_member": ngettext("{n} visit", "{n} visits", n),
        "meeting": ngettext("{n} meeting led or recorded", "{n} meetings led or recorded", n),
        "agenda_item": ngettext("{n} point of an agenda", "{n} points of agendas", n),
        "remark": ngettext("{n} remark", "{n} remarks", n),
        "gate_step": ngettext("{n} step of a gate", "{n} steps of gates", n),
        "action": ngettext("{n} action", "{n} actions", n),
        "co_responsible": ngettext("{n} shared action", "{n} shared actions", n),
        "seat": ngettext("{n} seat", "{n} seats", n),
        "sending_recipient": ngettext("{n} sending", "{n} sendings", n),
        "group_member": ngettext("{n} list", "{n} lists", n),
        "position": ngettext("{n} function", "{n} functions", n),
        "organisation": ngettext("{n} body", "{n} bodies", n),
        "agreement_party": ngettext("{n} agreement", "{n} agreements", n),
        "budget_line": ngettext("{n} budget line", "{n} budget lines", n),
        "counterpart": ngettext("{n} counterpart", "{n} counterparts", n),
        "group_body": ngettext("{n} country group", "{n} country groups", n),
    }
    return forms.get(table, ngettext("{n} other link", "{n} other links", n)).format(n=n)
