"""Two contacts that are one: a person says so, and says it of two that only look alike, too.

Nothing here decides by itself. What the one that goes held stays in the history; what it was called finds the
one that stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from cufdesk.domain.contacts import ContactPoint, Organisation, Person
from cufdesk.domain.names import full_name, official_name, shown_name
from cufdesk.domain.not_same import NotSame, pair_of, told_apart
from cufdesk.domain.one_seat import further, vacate
from cufdesk.domain.phones import phone_key
from cufdesk.domain.values import Bilingual
from cufdesk.folding import fold
from cufdesk.i18n import N_, _, screen_language
from cufdesk.refusal import Refusal
from cufdesk.storage import uniting as storage
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.shared_places import TwoSeats, end_own_representation, seats_of_both
from cufdesk.storage.writing import Writing
from cufdesk.usecases.contacts import mirror_counterparts
from cufdesk.usecases.labels import label

R = TypeVar("R", Person, Organisation)
_MERGED = N_("Merge two records of {name}")
_NOT_SAME = N_("Note that {name} is not the other one")
_CLASSES: dict[str, type[Any]] = {"person": Person, "organisation": Organisation}


class Merged(NamedTuple):
    """What became of a merge: the id of the record that stays, and what names it now by table."""

    kept: str
    links: Counter[str]


def merge_people(
    dossier: Dossier,
    kept: str,
    gone: str,
    chosen: Mapping[str, Any] | None = None,
    seats: Collection[str] = (),
) -> Merged:
    """Make one person of two, by their ids, in one write; `chosen` are values by attribute that shall hold.

    What is not chosen is that of the one kept, or where it has none, the other's. Functions and contact
    details of both are kept. Of two seats in one committee the person keeps the one among `seats` (ids),
    else the one that is nearer to be filled; the other becomes vacant, with a note. Refuses two that are one
    already, and one that is gone.
    """
    return _merge(dossier, Person, (kept, gone), chosen or {}, seats)


def merge_organisations(
    dossier: Dossier, kept: str, gone: str, chosen: Mapping[str, Any] | None = None
) -> Merged:
    """Make one body of two, as `merge_people` does; members and counterparts of both are kept."""
    return _merge(dossier, Organisation, (kept, gone), chosen or {})


def _merge(
    dossier: Dossier,
    kind: type[R],
    ids: tuple[str, str],
    chosen: Mapping[str, Any],
    seats: Collection[str] = (),
) -> Merged:
    table = kind.__tablename__
    with dossier.write("") as writing:
        kept, gone = _both(writing, kind, ids)
        unknown = set(chosen) - set(storage.attributes(kind))
        if unknown:
            raise ValueError(f"a {table} has no {sorted(unknown)}")
        names = _names(kept) | _names(gone)
        acronyms = _acronyms(kept) | _acronyms(gone)
        links = storage.links_to(writing, (table, gone.id))
        values = {name: getattr(gone, name) for name in storage.attributes(kind)}
        if kind is Person:
            _keep_one_seat(writing, seats_of_both(writing, *ids), seats)
        storage.point_at(writing, table, gone.id, kept.id)
        if kind is Person:
            end_own_representation(writing, kept.id)
        kept, gone = _both(writing, kind, ids)
        writing.delete(gone)
        for name, value in values.items():
            setattr(kept, name, _held(name, getattr(kept, name), value, chosen, ids))
        if isinstance(kept, Person):
            kept.points = _each_once(kept)
        _remember(kept, names, acronyms)
        stored = writing.save(kept)
        if isinstance(stored, Organisation):
            mirror_counterparts(writing, stored)
        writing.label = label(_MERGED, _name(stored))
    return Merged(ids[0], links)


def _keep_one_seat(writing: Writing, found: Iterable[TwoSeats], wanted: Collection[str]) -> None:
    """Leave one seat of each two: nobody sits twice in a committee."""
    sentence = _("This seat became vacant when two records of one person were merged.")
    for two in found:
        first, second = two.first, two.second
        stays = next((seat for seat in (first, second) if seat.id in wanted), further(first, second))
        vacate(second if stays is first else first, sentence)
    writing.session.flush()


def _both(writing: Writing, kind: type[R], ids: tuple[str, str]) -> tuple[R, R]:
    if ids[0] == ids[1]:
        raise Refusal(_("These two are one record already."))
    kept, gone = (writing.get(kind, record_id) for record_id in ids)
    if kept is None or gone is None:
        raise Refusal(_("This record is not there any more."))
    return kept, gone


def _held(name: str, own: Any, other: Any, chosen: Mapping[str, Any], ids: tuple[str, str]) -> Any:
    """Return what a field of the merged record holds."""
    if name in chosen:
        return chosen[name]
    if isinstance(own, Bilingual):
        return Bilingual(own.fr or other.fr, own.es or other.es)
    if own or other in ids:  # nobody is their own parent
        return own
    return other


def _each_once(person: Person) -> list[ContactPoint]:
    """Return contact details without those that say the same: an e-mail in capitals, a number in full."""
    found: dict[tuple[str, str], ContactPoint] = {}
    for point in sorted(person.points, key=lambda point: (point.rank, point.id)):
        number = phone_key(point.value, point.country or person.country) if point.kind == "phone" else ""
        found.setdefault((point.kind, number or " ".join(fold(point.value).split())), point)
    return list(found.values())


def _names(record: Person | Organisation) -> set[str]:
    """Return all that a record is called."""
    if isinstance(record, Person):
        found = [full_name(record), record.written_name, *record.aliases.splitlines()]
    else:
        found = [record.name.fr, record.name.es, record.written_name, *record.aliases.splitlines()]
    return {name.strip() for name in found} - {""}


def _acronyms(record: Person | Organisation) -> set[str]:
    if isinstance(record, Person):
        return set()
    return {name.strip() for name in (record.acronym, *record.acronyms.splitlines())} - {""}


def _remember(kept: Person | Organisation, names: set[str], acronyms: set[str]) -> None:
    """Keep as aliases what neither field says of the names that both had."""
    before = kept.aliases.splitlines()
    kept.aliases = ""
    kept.aliases = _added(before, names - _names(kept))
    if isinstance(kept, Organisation):
        others = kept.acronyms.splitlines()
        kept.acronyms = ""
        kept.acronyms = _added(others, acronyms - _acronyms(kept))


def _added(before: Iterable[str], wanted: set[str]) -> str:
    """Return lines: those that were there, in their order, then the others."""
    first = [name.strip() for name in before if name.strip() in wanted]
    return "\n".join([*dict.fromkeys(first), *sorted(wanted - set(first))])


def _name(record: Person | Organisation) -> str:
    language = screen_language()
    return shown_name(record, language) if isinstance(record, Person) else official_name(record, language)


def links_of(dossier: Dossier, kind: str, record_id: str) -> Counter[str]:
    """Count what names a person ("person") or a body ("organisation"), by table."""
    with dossier.read() as reading:
        return storage.links_to(reading, (kind, record_id))


def say_not_same(dossier: Dossier, kind: str, one: str, other: str) -> None:
    """Remember that two people, or two bodies, are not the same; said again, it changes nothing."""
    if one == other:
        raise Refusal(_("These two are one record already."))
    with dossier.write("") as writing:
        first, second = (writing.get(_CLASSES[kind], record_id) for record_id in (one, other))
        if first is None or second is None:
            raise Refusal(_("This record is not there any more."))
        writing.label = label(_NOT_SAME, _name(first))
        a, b = pair_of(one, other)
        if (a, b) not in told_apart(kind, storage.pairs_with(writing, kind, one)):
            writing.save(NotSame(kind=kind, a=a, b=b))


def not_same(dossier: Dossier, kind: str) -> frozenset[tuple[str, str]]:
    """Return the pairs that a person has told apart: ids of a table, the one that sorts first before."""
    with dossier.read() as reading:
        return told_apart(kind, reading.all(NotSame))
