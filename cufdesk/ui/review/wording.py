"""What is said of each item in the list: a title, a detail, and chips for what needs a look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cufdesk.country_words import COUNTRY
from cufdesk.i18n import N_, _, ngettext, screen_language, screen_translator
from cufdesk.reading.understanding import (
    ActionRead,
    AgendaRead,
    AgreementRead,
    BlankRead,
    DateRead,
    DecisionRead,
    HoursRead,
    OrganisationRead,
    PersonRead,
    PositionRead,
    ProgrammeItemRead,
    QuotaRead,
    RepairRead,
)
from cufdesk.ui.review.items import OfficeRead, PeriodRead, PlaceRead, TitleRead
from cufdesk.words import MINUTES_STATUS, MODALITY, PROGRAMME_ROLE, SEAT_CATEGORY

if TYPE_CHECKING:
    from cufdesk.ui.review.items import Item, Value

GROUP_NAMES = {
    "about": N_("Title and dates"),
    "people": N_("People"),
    "bodies": N_("Bodies"),
    "programme": N_("Programme"),
    "agenda": N_("Agenda"),
    "decisions": N_("Decisions"),
    "dates": N_("Dates said"),
    "quotas": N_("Quotas"),
    "agreements": N_("Agreements"),
    "blanks": N_("Left open"),
    "repairs": N_("Cleaned"),
}

ROLES = {
    "delegate": N_("Delegate"),
    "liaison": N_("Liaison"),
    "host": N_("Host"),
    "present": N_("Present"),
    "represented": N_("Represented"),
    "excused": N_("Excused"),
    "absent": N_("Absent"),
    "mentioned": N_("Mentioned"),
}

OFFICES = {"chair": N_("Chair"), "secretary": N_("Secretary of the meeting")}

AGREEMENT_STATUS = {
    "announced": N_("Announced"),
    "planned": N_("Planned"),
    "signed": N_("Signed"),
    "proposed": N_("Proposed"),
}

BLANK_KINDS = {
    "responsible": N_("Nobody named as responsible"),
    "deadline": N_("No exact deadline"),
    "place": N_("No place"),
    "time": N_("No time"),
    "name": N_("No name"),
    "person": N_("Person not named"),
    "list": N_("List to complete"),
    "minutes": N_("Minutes still to come"),
    "party": N_("Party not named"),
    "other": N_("Left open"),
}

REPAIR_KINDS = {
    "residue": N_("Left by a word processor"),
    "invisible": N_("Invisible signs"),
    "bullet": N_("Bullet"),
    "space": N_("Spaces"),
    "parenthesis": N_("Space inside brackets"),
    "blank-lines": N_("Empty lines"),
    "quote-mark": N_("Mark of a quoted e-mail"),
    "columns": N_("Columns put in order"),
    "page": N_("Head or number of a page"),
    "cut-word": N_("Word cut at the end of a line"),
    "encoding": N_("Wrongly encoded letters"),
}
_SEEN = str.maketrans(
    {"\u00a0": "⍽", "\u202f": "⍽", "\n": "↵", "\t": "⇥", "\u00ad": "|", "\u200b": "|", "\ufeff": "|"}
)


class Chip(NamedTuple):
    """A small word beside an item; `tone` as in the style sheet: quiet, warning, success or nothing."""

    text: str
    tone: str = "quiet"


class Wording(NamedTuple):
    """What is said of one item."""

    title: str
    detail: str = ""
    chips: tuple[Chip, ...] = ()


def wording(item: Item) -> Wording:
    """Return what the list says of an item."""
    said = _said(item.value)
    marks = []
    if item.added:
        marks.append(Chip(_("added by you"), ""))
    if item.moved:
        marks.append(Chip(_("another kind than read"), ""))
    elif item.corrected:
        marks.append(Chip(_("corrected"), ""))
    return said._replace(chips=(*said.chips, *marks))


def spoken(item: Item) -> str:
    """Return an item in one sentence, for a screen reader."""
    said = wording(item)
    state = "" if not item.optional else _("kept") if item.kept else _("left out")
    return ", ".join(text for text in (said.title, said.detail, *(c.text for c in said.chips), state) if text)


def _said(value: Value) -> Wording:  # noqa: C901, PLR0911, PLR0912 - one line for each kind of value
    match value:
        case TitleRead():
            return Wording(value.text or _("No title"), _("Title"))
        case PeriodRead():
            return Wording(_period(value.start, value.end) or _("No dates"), _("Dates"))
        case PlaceRead():
            return Wording(value.text or _("No place"), _("Place"))
        case HoursRead():
            return Wording(_hours(value), _("Hours"))
        case OfficeRead():
            return Wording(value.name or _("No name"), _(OFFICES[value.office]))
        case AgendaRead():
            return Wording(_one_line(value.text))
        case PersonRead():
            return _person(value)
        case OrganisationRead():
            return _organisation(value)
        case ProgrammeItemRead():
            return _programme_item(value)
        case DecisionRead():
            return _decision(value)
        case ActionRead():
            return _action(value)
        case DateRead():
            return _date(value)
        case QuotaRead():
            return _quota(value)
        case AgreementRead():
            return Wording(" – ".join(value.parties), "", _chips(_word(AGREEMENT_STATUS, value.status)))
        case BlankRead():
            owner = value.probable_owner
            detail = _("probably known to: {owner}").format(owner=owner) if owner else ""
            return Wording(_quoted(value.text), detail, _chips(_word(BLANK_KINDS, value.kind)))
        case RepairRead():
            return _repair(value)


def _person(person: PersonRead) -> Wording:
    known_by = person.positions[0].title if person.positions else None
    named = " ".join(part for part in (person.civility, person.name) if part)
    held = [_position(position) for position in person.positions]
    chips = [Chip(_word(ROLES, person.role), "")]
    if person.represented_by:
        chips.append(Chip(_("by {name}").format(name=person.represented_by)))
    if not person.name:
        chips.append(Chip(_("name missing"), "warning"))
    title = named if person.name else " ".join(part for part in (person.civility, known_by) if part)
    return Wording(title or _("No name"), "\n".join(held), tuple(chips))


def _hours(hours: HoursRead) -> str:
    return screen_translator().times(hours.start, hours.end) or _("No hours")


def _position(position: PositionRead) -> str:
    return " · ".join(part for part in (position.title, position.organisation) if part)


def _organisation(body: OrganisationRead) -> Wording:
    acronym = body.acronym or ""
    title = body.name if not acronym or acronym in body.name else f"{body.name} ({acronym})"
    aliases = _("also written {names}").format(names=", ".join(body.aliases)) if body.aliases else ""
    return Wording(title, aliases, _chips(country_name(body.country)))


def country_name(code: str | None) -> str:
    """Return a country's name in the screen's language."""
    if not code or code in COUNTRY:
        return _word(COUNTRY, code)
    from babel import Locale

    return str(Locale.parse(screen_language()).territories.get(code, code))


def _programme_item(step: ProgrammeItemRead) -> Wording:
    chips = _chips(_word(PROGRAMME_ROLE, step.our_role))
    pending = _word(MINUTES_STATUS, step.minutes_status)
    return Wording(_one_line(step.text), "", (*chips, Chip(pending, "warning")) if pending else chips)


def _decision(decision: DecisionRead) -> Wording:
    detail = _one_line(decision.text)
    if detail.startswith(decision.title.rstrip("…. ")):
        detail = detail[len(decision.title.rstrip("…. ")) :].lstrip(" .,;:")
        detail = f"… {detail}" if detail else ""
    said = _word(MODALITY, decision.modality)
    chip = f"{said} ({decision.party})" if said and decision.party else said or decision.party or ""
    return Wording(f"{decision.number} · {decision.title}", detail, _chips(chip))


def _action(action: ActionRead) -> Wording:
    who = ", ".join(action.responsible) or _("nobody named")
    when = screen_translator().short_date(action.deadline) or action.deadline_text or ""
    detail = " · ".join(part for part in (who, when) if part)
    chips = (Chip(_("hangs on a date")),) if action.event else ()
    return Wording(f"{action.number} · {_one_line(action.text)}", detail, chips)


def _date(date: DateRead) -> Wording:
    chips = _chips(_("year inferred") if date.year_inferred else "", tone="warning")
    if date.start is None:
        return Wording(_quoted(date.text), "", (*chips, Chip(_("no day said"))))
    return Wording(_period(date.start, date.end), _quoted(date.text), chips)


def _quota(quota: QuotaRead) -> Wording:
    what = _word(SEAT_CATEGORY, quota.category)
    chips = _chips(country_name(quota.side), _("within a larger number") if quota.part_of is not None else "")
    qualified = f"{what} ({quota.qualifier})" if quota.qualifier else what
    return Wording(f"{quota.count} × {qualified}", _quoted(quota.text), chips)


def _repair(repair: RepairRead) -> Wording:
    kind = _(REPAIR_KINDS.get(repair.kind, repair.kind))
    return Wording(f"{_visible(repair.before)} → {_visible(repair.after)}", kind)


def group_summary(items: list[Item]) -> str:
    """Return how many items of a group are kept, for the heading of the group."""
    kept, whole = sum(1 for item in items if item.kept), len(items)
    if not items or not items[0].correctable or kept == whole:
        return str(whole)
    return ngettext("{kept} of {whole} kept", "{kept} of {whole} kept", kept).format(kept=kept, whole=whole)


def _period(start: object, end: object) -> str:
    import datetime as dt

    first = start if isinstance(start, dt.date) else None
    return screen_translator().period(first, end if isinstance(end, dt.date) else None)


def _word(group: dict[str, str], key: str | None) -> str:
    return _(group.get(key, key)) if key else ""


def _chips(*texts: str, tone: str = "quiet") -> tuple[Chip, ...]:
    return tuple(Chip(text, tone) for text in texts if text)


def _quoted(text: str) -> str:
    return screen_translator().quoted(_one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _visible(text: str) -> str:
    """Return a text in which unusual spaces, several in a row and line ends can be seen."""
    shown = re.sub(" {2,}|^ | $", lambda spaces: "␣" * len(spaces.group()), text).translate(_SEEN)
    return shown or _("nothing")
