"""The access extract: everything that a dossier holds on one person, history included, as PDF or as JSON."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cufdesk.documents import access_extract
from cufdesk.documents.access_extract import AccessExtractContent, Change, Line
from cufdesk.documents.printing import to_pdf
from cufdesk.domain.contacts import Person
from cufdesk.domain.names import shown_name
from cufdesk.domain.values import Bilingual
from cufdesk.field_words import FIELD_WORDS, MANY, ONE
from cufdesk.i18n import LANGUAGES, Translator, _, screen_language, translator
from cufdesk.refusal import Refusal
from cufdesk.storage import protection, scrubbing
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.storage.history import names_of
from cufdesk.storage.journal.subjects import shown_by
from cufdesk.storage.printing import last_change
from cufdesk.storage.protection import Link, Told
from cufdesk.storage.uniting import attributes
from cufdesk.usecases.contact_export import put_whole
from cufdesk.usecases.kept_pdfs import refuse_foreign
from cufdesk.usecases.wording import change_words, record_words, value_words
from cufdesk.write_words import written_label

Named = Mapping[str, str]


@dataclass(frozen=True)
class Held:
    """What a dossier holds on a person: the record, what names it, where the name stands, and the journal.

    `names` are what referenced records are called; `others` are records in whose texts the name was found,
    as (table, id, title).
    """

    person: Person
    links: tuple[Link, ...]
    others: tuple[tuple[str, str, str], ...]
    told: tuple[Told, ...]
    names: Named


def held_on(dossier: Dossier, person_id: str) -> Held:
    """Return everything that is held on a person; records that were merged into it included."""
    language = screen_language()
    with dossier.read() as reading:
        person = reading.get(Person, person_id)
        if person is None:
            raise Refusal(_("This record is not there any more."))
        connection = reading.session.connection()
        links = protection.links(reading, person_id, language)
        told = protection.told_of(connection, protection.identities(connection, person_id))
        keys = {("organisation", one.organisation_id) for one in person.positions if one.organisation_id}
        keys |= _named_in(told)
        names = names_of(reading, keys, language)
        others = _others(reading, person, language)
    return Held(person, tuple(links), tuple(others), tuple(told), names)


def _others(reading: Reading, person: Person, language: str) -> list[tuple[str, str, str]]:
    """Return the records in whose texts the person is named, the person's own left out."""
    driver = scrubbing.driver(reading)
    traces = scrubbing.traces_of(driver, [person.id])
    rows = scrubbing.rows_naming(driver, traces)
    shown = shown_by(reading.session.connection(), rows) - {("person", person.id)}
    titles = names_of(reading, shown, language)
    return [(kind, row, titles.get(row, "")) for kind, row in sorted(shown)]


def _named_in(told: list[Told]) -> set[tuple[str, str]]:
    """Return the records that past values refer to."""
    return {
        (field.removesuffix("_id"), str(value))
        for one in told
        for values in (one.old, one.new)
        for field, value in values.items()
        if field in {"organisation_id", "person_id"} and value
    }


def write_extract(
    dossier: Dossier,
    person_id: str,
    target: Path,
    *,
    language: str = "",
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Path:
    """Write the extract as its file's ending says, ".pdf" or ".json"; the language is the screen's.

    Refuses another ending, and a PDF over a file that is none.
    """
    held = held_on(dossier, person_id)
    if target.suffix.lower() == ".json":
        told = json.dumps(as_json(held), ensure_ascii=False, indent=1) + "\n"
        put_whole(target, told.encode("utf-8", "replace"))
        return target
    if target.suffix.lower() != ".pdf":
        raise Refusal(_("An extract is a PDF or a JSON file: let the name end in .pdf or .json."))
    refuse_foreign(target)
    t = translator(language or screen_language())
    to_pdf(
        access_extract.story(_content(dossier, held, t), t), target, progress=progress, cancelled=cancelled
    )
    target.chmod(0o600)
    return target


# as JSON -----------------------------------------------------------------------------------------------


def as_json(held: Held) -> dict[str, Any]:
    """Return what is held, values as stored; pictures are base64."""
    return {
        "person": _record(held.person),
        "contact_points": [_record(point) for point in held.person.points],
        "positions": [
            _record(one) | {"organisation": held.names.get(one.organisation_id or "", "")}
            for one in held.person.positions
        ],
        "links": [
            {"kind": one.subject[0], "id": one.subject[1], "title": one.title, "as": one.table}
            for one in held.links
        ],
        "named_in": [{"kind": kind, "id": row, "title": title} for kind, row, title in held.others],
        "history": [
            {
                "when": one.at,
                "who": one.author,
                "label": one.label,
                "table": one.table,
                "id": one.row,
                "what": one.op,
                "old": one.old,
                "new": one.new,
            }
            for one in held.told
        ],
    }


def _record(record: Any) -> dict[str, Any]:
    said: dict[str, Any] = {"id": record.id}
    for name in sorted(attributes(type(record))):
        value = getattr(record, name)
        if isinstance(value, Bilingual):
            said |= {f"{name}_fr": value.fr, f"{name}_es": value.es}
        else:
            said[name] = _stored(value)
    return said


def _stored(value: Any) -> Any:
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    return value.isoformat() if isinstance(value, date) else value


# as PDF ------------------------------------------------------------------------------------------------


def _content(dossier: Dossier, held: Held, t: Translator) -> AccessExtractContent:
    with dossier.read() as reading:
        cover, changed = reading.cover(), last_change(reading)
    person = held.person
    return AccessExtractContent(
        cover=cover,
        changed=changed,
        name=shown_name(person, t.language),
        made=datetime.now().astimezone(),
        photo=person.photo,
        fields=tuple(_lines("person", person, held.names, t)),
        parts=tuple(
            (t._(MANY[table]), tuple(tuple(_lines(table, part, held.names, t)) for part in parts))
            for table, parts in (("contact_point", person.points), ("position", person.positions))
        ),
        links=tuple(
            Line(t._(ONE[one.table]), record_words(one.subject[0], one.title, t)) for one in held.links
        ),
        others=tuple(Line(t._(ONE[kind]), title) for kind, _row, title in held.others),
        history=tuple(_change(one, held.names, t) for one in held.told),
    )


def _lines(table: str, record: Any, names: Named, t: Translator) -> list[Line]:
    """Return what is known of a record, field by field; what is empty is left out."""
    said = []
    words = FIELD_WORDS[table]
    for name in attributes(type(record)):
        value = getattr(record, name)
        column = f"{name}_fr" if isinstance(value, Bilingual) else name
        if column not in words or name == "rank" or not value:
            continue
        if isinstance(value, Bilingual):
            shown = " / ".join(dict.fromkeys(text for text in (value.fr, value.es) if text))
        else:
            shown = value_words(table, name, _stored(value), t, names)
        said.append(Line(t._(words[column]), shown))
    return said


def _change(one: Told, names: Named, t: Translator) -> Change:
    fields = [name for name in (*one.new, *one.old) if name not in {"rank", "person_id"}]
    lines = []
    for name in dict.fromkeys(fields):
        old, new = one.old.get(name), one.new.get(name)
        if old != new:
            lines.append(change_words(one.table, name, old, new, t, names))
    at = datetime.fromisoformat(one.at).astimezone()
    label = written_label(one.write_kind, one.label)
    return Change(at, one.author, label, t._(ONE[one.table]), tuple(lines))


def default_name(person_id: str, language: str) -> str:
    """Return what a file is called that is nobody's business: no name of a person in it."""
    return "extract_" + person_id[:8] + (f"_{language.upper()}" if language in LANGUAGES else "") + ".pdf"
