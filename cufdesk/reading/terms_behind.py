"""By when what was told before is to be done: "Elle doit partir avant le 9", "Dijiste que para fin de mes".

An action that names no term may have it told behind: in a clause or sentence that tells nothing else, or at
the end of what the same people do next: "los visitará y dará cuenta antes del 31 de octubre".
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.deadlines import beginning_in, has_strict_term, term
from cufdesk.reading.matching import Span, expression, squeezed

if TYPE_CHECKING:
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document
    from cufdesk.reading.understanding import ActionRead, DateRead, DecisionRead

# How far behind a term is looked for, how far it stands from what leads to it, how short it is by itself.
_FAR = 240
_NEAR = 40
_SHORT = 36
_CLAUSE = re.compile(r"(?:[.!?]\s{1,2}|[;,:]\s|\.\.\.\s)(?:(?:et|y|mais|pero|donc)\s)?[¿¡]?(?=\w)")
_STOP = re.compile(r"[.;!?](?:\s|$)|\n\n")
# "y dará cuenta", "et de l'envoyer": the same people go on.
_GOES_ON = re.compile(
    r"\s?,?\s(?:et|y|e)\s(?:de\s|d'|a\s)?(?:(?:l[aeo]s?|se|en|y|lui|leur)\s|l')?"
    r"\w{2,}(?:ra|ront|ran|[aei]r|re)(?:l[aeo]s?)?(?!\w)[^;:.\n]*"
)


def with_terms_behind(
    doc: Document, decisions: tuple[DecisionRead, ...], dates: tuple[DateRead, ...]
) -> tuple[DecisionRead, ...]:
    """Give the actions that name no term the one that is told behind them."""
    ordered = sorted((a for d in decisions for a in d.actions), key=lambda action: action.span)
    following = dict(zip((one.span for one in ordered), ordered[1:], strict=False))

    def dated(decision: DecisionRead) -> tuple[ActionRead, ...]:
        return tuple(_dated(doc, one, following.get(one.span), dates) for one in decision.actions)

    return tuple(replace(decision, actions=dated(decision)) for decision in decisions)


def _dated(
    doc: Document, action: ActionRead, following: ActionRead | None, dates: tuple[DateRead, ...]
) -> ActionRead:
    """Return an action with the term behind it, if it has none of its own."""
    block = doc.block_at(action.span[0])
    if action.precision != "none" or block is None or block.kind == "row" or action.span[1] > block.end:
        return action
    end = min(block.end, action.span[1] + _FAR)
    found = _shared(doc, action, following, (action.span[1], end), dates)
    if (
        following is not None
        and action.span[1] <= following.span[0]
        and not _only_says_when(doc, action, following)
    ):
        end = min(end, following.span[0])
    begin = action.span[1] - (doc.text[action.span[1] - 1] in ".,;:!?")
    found = found or _told(doc, (begin, end), dates)
    if found is None:
        return action
    exact = found.precision == "exact"
    day = found.end if exact else None
    return replace(action, deadline=day, deadline_text=squeezed(found.text), precision=found.precision)


def _only_says_when(doc: Document, action: ActionRead, following: ActionRead) -> bool:
    """Tell whether what was taken for another action says by when this one is to be done."""
    if following.responsible not in {(), action.responsible} or following.precision == "none":
        return False
    head = _head_pattern(doc.lexicon).match(doc.shadow, *following.span)
    return head is not None and "\n" not in doc.text[action.span[1] : following.span[0]]


def _shared(
    doc: Document, action: ActionRead, following: ActionRead | None, behind: Span, dates: tuple[DateRead, ...]
) -> DateRead | None:
    """Return the term of what the same people do next, told for both."""
    on = _GOES_ON.match(doc.shadow, *behind)
    if on is None or not action.responsible:
        return None
    if following and following.span[0] < on.end() and following.responsible != action.responsible:
        return None
    return term(doc, dates, None, [on.span()])


def _told(doc: Document, behind: Span, dates: tuple[DateRead, ...]) -> DateRead | None:
    """Return the term of the first clause behind that tells one and nothing else."""
    for clause in _CLAUSE.finditer(doc.shadow, *behind):
        begin = clause.end()
        stop = _STOP.search(doc.shadow, begin)
        end = min(stop.start() if stop else len(doc.shadow), behind[1])
        inside = beginning_in(dates, begin, end)
        if not inside:
            continue
        whole = stop is None or stop.start() <= behind[1]
        alone = whole and clause.group()[:1] not in {",", ":"} and _is_term_alone(inside[0].span, begin, end)
        if (alone or _leads_to(doc, begin, inside[0], dates)) and (
            found := term(doc, dates, None, [(begin, end)])
        ):
            return found
    return None


# Signs before a term that stands alone ("para el viernes 17"), and behind it ("Fin avril dernier carat").
_LEAD = 12
_REST = 16


def _is_term_alone(date: Span, start: int, end: int) -> bool:
    return date[0] - start <= _LEAD and end - start <= _SHORT and date[1] >= end - _REST


def _leads_to(doc: Document, start: int, date: DateRead, dates: tuple[DateRead, ...]) -> bool:
    """Tell whether words before a date say that what was told before is to be done by then."""
    at = date.span[0]
    head = _head_pattern(doc.lexicon).match(doc.shadow, start, at)
    if head is None:
        return False
    # "Elle doit partir le 9 mai" may be said of a person
    if _DUTY.match(head["long"] or "") and not has_strict_term(doc, dates, (start, date.span[1])):
        return False
    return at - head.end() <= (_NEAR if head["long"] else _CLOSE)


# Room for " : le " and the like.
_CLOSE = 6
_DUTY = re.compile(r"(?:doi|dev|deb|tiene)")


@lru_cache(maxsize=4)
def _head_pattern(lex: Lexicon) -> re.Pattern[str]:
    long, close = expression(lex.words("dates.behind_lead")), expression(lex.words("dates.behind_label"))
    who = r"(?:(?:la|le|l'|el|elle|il|on|se)\s?(?:[^\W\d_]{2,14}\s)?)?"
    return re.compile(rf"(?:{who}(?P<long>{long})|(?P<close>{close}))")
