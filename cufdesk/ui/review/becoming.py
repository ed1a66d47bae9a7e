"""Any item becomes one of another kind: a decision an action of the one before, a context a decision.

No word is lost on the way: what the new kind has no place for stands in brackets behind its text. The place
in the text is kept; a decision that takes another in holds the places of both.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cufdesk.folding import fold
from cufdesk.i18n import N_, translator
from cufdesk.reading.matching import squeezed
from cufdesk.reading.structure import document, sentences
from cufdesk.reading.understanding import (
    ActionRead,
    AgendaRead,
    AgreementRead,
    BlankRead,
    DateRead,
    DecisionRead,
    OrganisationRead,
    PersonRead,
    ProgrammeItemRead,
    QuotaRead,
)
from cufdesk.ui.review.additions import short, value_from
from cufdesk.ui.review.items import Item, kind_of

if TYPE_CHECKING:
    from cufdesk.reading.matching import Span
    from cufdesk.ui.review.items import Value
    from cufdesk.ui.review.model import Review

KINDS = {
    "decision": N_("Decision"),
    "action": N_("Action"),
    "context": N_("Context"),
    "people": N_("Person"),
    "bodies": N_("Body"),
    "programme": N_("Step of the programme"),
    "agenda": N_("Point of the agenda"),
    "dates": N_("Date"),
    "quotas": N_("Quota"),
    "agreements": N_("Agreement"),
    "blanks": N_("Left open"),
}
_MODAL = (DecisionRead, ActionRead)


def possible(review: Review, item: Item) -> list[str]:
    """Return the kinds that an item can become: an action needs a decision that it belongs to."""
    if item.group in ("about", "repairs"):
        return []
    own = kind_of(item)
    before = owner_for(review, item) is not None
    return [kind for kind in KINDS if kind != own and (before or kind not in ("action", "context"))]


def owner_for(review: Review, item: Item) -> Item | None:
    """Return the decision that an item would belong to: its own, else the last one that begins before it."""
    if item.parent is not None:
        return item.parent
    decisions = [other for other in review.in_group("decisions") if other.parent is None]
    if item in decisions:
        place = decisions.index(item)
        return decisions[place - 1] if place else None
    start = item.span[0] if item.span else 0
    before = [other for other in decisions if other.span and other.span[0] <= start]
    return before[-1] if before else next(iter(decisions), None)


def become(review: Review, item: Item, kind: str) -> Item | None:
    """Make an item one of another kind and return where it is now; None where it cannot become that."""
    if kind not in possible(review, item):
        return None
    owner = owner_for(review, item)
    with review.one_change(counting=True):
        if kind == "context" and owner is not None:
            return _into_context(review, item, owner)
        if kind == "action" and owner is not None:
            return _into_action(review, item, owner)
        if kind == "decision":
            return _into_decision(review, item)
        return _into_other(review, item, kind)


def set_modality(review: Review, item: Item, modality: str) -> bool:
    """Give a decision or an action another modality; False for anything else."""
    if not isinstance(item.value, _MODAL):
        return False
    review.correct(item, replace(item.value, modality=modality))
    return True


# context -------------------------------------------------------------------------------------------------


def context_sentences(review: Review, item: Item) -> list[str]:
    """Return the sentences of a decision's context, as they are written in it."""
    if not isinstance(item.value, DecisionRead) or not item.value.context:
        return []
    context = item.value.context
    doc = document(context, review.understanding.language)
    found = [context[start:end].strip() for start, end in sentences(doc, 0, len(context))]
    return [sentence for sentence in found if sentence]


def take_out_of_context(review: Review, item: Item, sentence: str, kind: str) -> Item | None:
    """Make a sentence of a decision's context a decision or an action of its own, and return that."""
    value = item.value
    if not isinstance(value, DecisionRead) or sentence not in value.context or kind not in _OF_ITS_OWN:
        return None
    with review.one_change(counting=True):
        before, _found, after = value.context.partition(sentence)
        left = " ".join(part.strip() for part in (before, after) if part.strip())
        review.change(item, replace(value, context=left))
        span = _place_of(review, sentence, item)
        if kind == "action":
            return review.put_action(ActionRead("", sentence, None, (), None, None, "none", span), item)
        made = DecisionRead("", short(sentence), sentence, "", "finding", None, span)
        return review.put_decision(made, after=item)


_OF_ITS_OWN = ("decision", "action")


def _place_of(review: Review, sentence: str, item: Item) -> Span:
    """Return where a sentence stands in the text, looked for from its decision on; else where that does."""
    start = item.span[0] if item.span else 0
    for begin in (start, 0):
        at = review.text.find(sentence, begin)
        if at >= 0:
            return at, at + len(sentence)
    return item.span or (0, 0)


def _into_context(review: Review, item: Item, owner: Item) -> Item:
    _add_context(review, owner, _words(review, item.value))
    if isinstance(owner.value, DecisionRead):
        review.change(owner, replace(owner.value, span=_around(owner.span, item)))
    review.hand_actions_over(item, owner)
    review.take_out(item)
    return owner


# decisions and actions -----------------------------------------------------------------------------------


def _into_action(review: Review, item: Item, owner: Item) -> Item:
    value = item.value
    if isinstance(value, DecisionRead):
        made = _action_of(value)
        if value.context:
            _add_context(review, owner, value.context)
    else:
        words = _words(review, value)
        blank = value.probable_owner if isinstance(value, BlankRead) else None
        made = ActionRead("", words, None, (blank,) if blank else (), None, None, "none", _span(item))
    if isinstance(owner.value, DecisionRead):
        review.change(owner, replace(owner.value, span=_around(owner.span, item)))
    twin = next((one for one in review.actions_of(item) if _says(one, made.text)), None)
    review.hand_actions_over(item, owner)
    review.take_out(item)
    return twin or review.put_action(made, owner, item)


def _says(item: Item, text: str) -> bool:
    """Tell whether an action says a decision's words already: a decision read as one action of its own."""
    return isinstance(item.value, ActionRead) and _holds(item.value.text, text.rstrip(" ."))


def _action_of(value: DecisionRead) -> ActionRead:
    """Return a decision as an action: whoever commits to it is responsible, another party stays in words."""
    text = _whole_text(value)
    carries = value.party is not None and value.modality == "commitment"
    who = (value.party,) if value.party and carries else ()
    if value.party and not carries:
        text = _with(text, (value.party,))
    return ActionRead("", text, value.modality, who, None, None, "none", value.span)


def _add_context(review: Review, owner: Item, context: str) -> None:
    if isinstance(owner.value, DecisionRead):
        joined = " ".join(_said(_ended(owner.value.context), context))
        review.change(owner, replace(owner.value, context=joined))


def _into_decision(review: Review, item: Item) -> Item:
    value = item.value
    owner = item.parent
    if isinstance(value, ActionRead):
        party = value.responsible[0] if len(value.responsible) == 1 else None
        commits = party is not None and value.modality == "commitment"
        beside = (*(() if commits else value.responsible), *_deadline(review, value))
        text = _with(value.text, beside)
        modality = value.modality or "adopted"
        made = DecisionRead("", short(value.text), text, "", modality, party if commits else None, value.span)
    else:
        words = _words(review, value)
        made = DecisionRead("", short(words), words, "", None, None, _span(item))
    followers = review.following_inside(item)
    review.take_out(item)
    decision = review.put_decision(made, after=owner, item=item)
    for follower in followers:
        review.hand_over(follower, decision)
    return decision


def _into_other(review: Review, item: Item, group: str) -> Item:
    """Read an item's words once more, as another kind; a decision's actions go to the one before."""
    words = _words(review, item.value)
    span = _span(item)
    if group == "blanks":
        made: Value = BlankRead("other", words, None, span)
    else:
        made = value_from(review, group, span, words)
    owner = owner_for(review, item)
    if owner is not None and review.actions_of(item):
        review.hand_actions_over(item, owner)
    review.take_out(item)
    return review.put(group, made, item)


# words ---------------------------------------------------------------------------------------------------


def _words(review: Review, value: Value) -> str:  # noqa: PLR0911 - one line for each kind of value
    """Return everything that an item says, as one text."""
    match value:
        case DecisionRead():
            return " ".join(
                _said(_ended(value.context), _with(_whole_text(value), (value.party,) if value.party else ()))
            )
        case ActionRead():
            return _with(value.text, (*value.responsible, *_deadline(review, value)))
        case PersonRead():
            held = [p for position in value.positions for p in (position.title, position.organisation) if p]
            named = " ".join(part for part in (value.civility, value.name) if part)
            return ", ".join(part for part in (named, *held) if part)
        case OrganisationRead():
            return _with(value.name, (value.acronym,) if value.acronym else ())
        case AgreementRead():
            return _with(_quoted(review, value.span), value.parties)
        case QuotaRead():
            return _with(value.text, (value.qualifier,) if value.qualifier else ())
        case ProgrammeItemRead() | BlankRead() | AgendaRead():
            return squeezed(value.text)
        case DateRead():
            return squeezed(value.text)
        case _:
            return _quoted(review, value.span)


def _whole_text(value: DecisionRead) -> str:
    """Return a decision's title and text; the title is most often the first words of the text."""
    title = value.title.rstrip("…. ")
    if not title or _holds(value.text, title):
        return value.text
    return f"{_ended(value.title)} {value.text}".strip()


def _deadline(review: Review, value: ActionRead) -> tuple[str, ...]:
    if value.deadline_text:
        return (value.deadline_text,)
    return (translator(review.understanding.language).date(value.deadline),) if value.deadline else ()


def _with(text: str, beside: tuple[str, ...]) -> str:
    """Return a text, and in brackets what it does not say itself."""
    missing = [part for part in dict.fromkeys(beside) if part and not _holds(text, part)]
    return f"{text} ({', '.join(missing)})" if missing else text


def _holds(text: str, part: str) -> bool:
    return squeezed(fold(part)) in squeezed(fold(text))


def _ended(text: str) -> str:
    return text if not text or text[-1] in ".!?…:;" else f"{text}."


def _said(*parts: str) -> list[str]:
    return [part for part in parts if part]


def _quoted(review: Review, span: Span | None) -> str:
    return squeezed(review.text[span[0] : span[1]]) if span else ""


def _span(item: Item) -> Span:
    return item.span or (0, 0)


def _around(span: Span | None, item: Item) -> Span:
    """Return the place of a decision that takes in one that follows it; others leave it as it is."""
    if span is None or item.span is None or not isinstance(item.value, DecisionRead):
        return span or _span(item)
    return min(span[0], item.span[0]), max(span[1], item.span[1])
