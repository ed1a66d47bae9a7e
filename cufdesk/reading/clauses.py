"""Clauses with a subject of their own in a sentence: "Le comité valide la note et Mme Roux l'enverra"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading import verbs
from cufdesk.reading.actors import actors, quoted
from cufdesk.reading.matching import Span, expression
from cufdesk.reading.modality import is_party
from cufdesk.reading.verb_forms import is_future

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_BEFORE_VERB = re.compile(r"\s?(?:ne |n'|no |se |s'|lui |leur |le |la |les |lo |los |las |y |en |l')*")
_MOST = 6
_RELATIVE = re.compile(r"(?:que\s|qu')")


def inner_clauses(
    doc: Document, start: int, end: int, *, present: bool = False
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Give where clauses begin that lay something on a subject of their own, and whom they name.

    Beside a deed, a verb in the `present` lays something on its subject too: "A se charge de …, B établit …".
    """
    found = 0
    named_until = start
    for joint in _joint_pattern(doc.lexicon).finditer(doc.shadow, start, end):
        # "et M. Petit" in "Mme Roux et M. Petit enverront", and no "où"
        if joint.start() < named_until or doc.text[joint.start() : joint.end()].strip() == "ou":
            continue
        that = _RELATIVE.match(doc.shadow, joint.end(), end)
        if that:  # "le dossier, que Mme Roux doit envoyer, …": its first part belongs to it
            beside = actors(doc, that.end(), end)
            named_until = beside[-1][1] if beside else joint.end()
            continue
        named = actors(doc, joint.end(), end)
        if not named or not (
            _engages(doc, verbs.after_apposition(doc, named[-1][1], end), end)
            or (present and _acts_now(doc, named, end))
        ):
            continue
        named_until = named[-1][1]
        yield joint.end(), quoted(doc, named)
        found += 1
        if found >= _MOST:
            return


def _acts_now(doc: Document, named: tuple[Span, ...], end: int) -> bool:
    """Tell whether somebody named, and not the meeting itself, does something in the present."""
    subject = named[0][0], named[-1][1]
    return (
        is_party(doc, subject)
        and not verbs.is_decider(doc, subject)
        and verbs.present_at(doc, subject[1], end)
    )


def _engages(doc: Document, at: int, end: int) -> bool:
    """Tell whether a verb that lays something on its subject stands at a place."""
    lead = _BEFORE_VERB.match(doc.shadow, at, end)
    begin = lead.end() if lead else at
    if doc.lexicon.find("modality.happens").match(doc.shadow, begin, end):
        return False
    return (
        is_future(doc, begin, end)
        or _engaging_pattern(doc.lexicon).match(doc.shadow, at + 1, end) is not None
    )


@lru_cache(maxsize=8)
def _engaging_pattern(lex: Lexicon) -> re.Pattern[str]:
    kinds = ("duty", "commitment", "is_charged")
    return re.compile("|".join(expression(lex.words(f"modality.{kind}")) for kind in kinds))


@lru_cache(maxsize=8)
def _joint_pattern(lex: Lexicon) -> re.Pattern[str]:
    words = expression(lex.words("modality.clause_joints"))
    return re.compile(rf"[,:]\s(?:{words}\s)?|\s{words}\s")
