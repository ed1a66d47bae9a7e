"""Two contacts that a person names on the command line, and what making one of them does, in its shape."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from cufdesk.domain.names import name_with_acronym, shown_name
from cufdesk.folding import words_of
from cufdesk.i18n import _, screen_language
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.couples import CLASSES, Couple, couple, preview, unite
from cufdesk.usecases.searching import search

_MOST = 50  # contacts that words may find
_SHOWN = 5


def couple_named(dossier: Dossier, kept: str, gone: str) -> Couple:
    """Return the two whom ids or names mean, the first as the one that stays.

    Refuses what means nobody or several, and a person beside a body.
    """
    (kind, first), (other_kind, second) = _named(dossier, kept), _named(dossier, gone)
    if kind != other_kind:
        raise Refusal(_("A person and a body cannot be made one."))
    if first == second:
        raise Refusal(_("These two are one record already."))
    return couple(dossier, kind, first, second, in_order=True)


def _named(dossier: Dossier, words: str) -> tuple[str, str]:
    """Return kind and id of the one contact that an id, a whole name or some of its words mean."""
    with dossier.read() as reading:
        for kind, record in CLASSES.items():
            if reading.get(record, words) is not None:
                return kind, words
    hits = [hit for hit in search(dossier, words, _MOST)["results"] if hit["kind"] in CLASSES]
    asked = sorted(words_of(words))
    hits = [hit for hit in hits if sorted(words_of(hit["title"])) == asked] or hits
    if not hits:
        raise Refusal(_("No contact is called “{name}”.").format(name=words))
    if len(hits) > 1:
        head = _("“{name}” may be several contacts: write the identifier of one.").format(name=words)
        shown = [" · ".join(filter(None, (hit["id"], hit["title"], hit["detail"]))) for hit in hits[:_SHOWN]]
        raise Refusal("\n".join([head, *shown]))
    return hits[0]["kind"], hits[0]["id"]


def united(dossier: Dossier, two: Couple, taken: Collection[str], *, write: bool) -> dict[str, Any]:
    """Make one of two, unless nothing is to be written; return what that does as the terminal promises it.

    `taken` names fields of which the value of the one that goes is kept. Refuses a field that both say alike.
    """
    open_to_choice = [said.name for said in preview(two).differing if said.choices]
    for name in taken:
        if name not in open_to_choice:
            sentence = _("There is nothing to choose in “{field}”, only in: {fields}.")
            raise Refusal(sentence.format(field=name, fields=", ".join(open_to_choice) or "–"))
    choices = dict.fromkeys(taken, "second")
    told = preview(two, choices)
    data = {
        "kind": two.kind,
        "kept": {"id": two.kept.id, "name": _name(two.kept)},
        "gone": {"id": two.gone.id, "name": _name(two.gone)},
        "fields": [
            {"field": said.name, "label": said.label, "kept": said.kept, "lost": said.lost}
            for said in told.differing
        ],
        "new_aliases": list(told.new_aliases),
        "links": dict(two.links),
        "warnings": list(told.warnings),
        "written": write,
    }
    if write:
        unite(dossier, two, choices)
    return data


def _name(record: Any) -> str:
    language = screen_language()
    is_person = record.__tablename__ == "person"
    return shown_name(record, language) if is_person else name_with_acronym(record, language)
