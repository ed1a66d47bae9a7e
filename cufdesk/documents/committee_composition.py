"""The composition of a committee: seats by side, filled or named by function; what the rules say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cufdesk.documents.inflected import inflected
from cufdesk.documents.parts import (
    Content,
    Voice,
    facts,
    grouped,
    joined,
    letter,
    lines,
    text_items,
    voice_of,
)
from cufdesk.domain.committee import Committee, Seat
from cufdesk.domain.committee_rules import SIDES, RuleResult, results, seat_filled
from cufdesk.domain.mandates import Mandates
from cufdesk.domain.names import function_line
from cufdesk.i18n import Translator
from cufdesk.press.story import Col, DataTable, Heading, Item, Note, Row, Span, Story, TitleBlock, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeContent(Content):
    """A committee, and the reference of the decision that wanted it."""

    committee: Committee
    decision: str = ""
    mandates: Mandates = field(default_factory=Mandates)


def story(content: CommitteeContent, t: Translator) -> Story:
    """Return the composition of a committee."""
    voice, committee = voice_of(content, t), content.committee
    title = voice.plain(committee.name)
    filled = sum(seat_filled(seat) for seat in committee.seats)
    items: list[Item] = [
        TitleBlock(
            t._("Composition"),
            title,
            tuple(line for line in (voice.plain(content.cover.title),) if line),
            facts(
                (t._("Kind"), t.word("committee_kind", committee.kind)),
                (t._("Seats filled"), f"{t.number(filled)} / {t.number(len(committee.seats))}"),
                (t._("Decision"), content.decision),
            ),
        ),
        *text_items(voice, committee.purpose),
        Heading(t._("Seats")),
        _seats(voice, committee) if committee.seats else Note(t._("No seat has been described yet.")),
        *_rules(voice, content),
    ]
    return letter(content, voice, kind=t._("Composition"), title=title, items=items)


def _seats(voice: Voice, committee: Committee) -> DataTable:
    t = voice.t
    columns = (
        Col(t._("No."), 0.6, "right"),
        Col(t._("Seat"), 2.2),
        Col(t._("Held by"), 4.4),
        Col(t._("Progress"), 1.6),
    )
    order = {side: number for number, side in enumerate(SIDES)}
    by_side = grouped(
        sorted(committee.seats, key=lambda seat: order.get(seat.side, 2)), lambda seat: seat.side
    )
    rows: list[Row] = []
    for side, seats in by_side.items():
        rows.append(Row((_side_title(voice, side, seats),), kind="group"))
        rows.extend(_row(voice, number, seat) for number, seat in enumerate(seats, 1))
    return DataTable(columns, tuple(rows))


def _side_title(voice: Voice, side: str, seats: Sequence[Seat]) -> str:
    t = voice.t
    count = t.ngettext("{filled} of {n} seat filled", "{filled} of {n} seats filled", len(seats))
    told = count.format(filled=t.number(sum(map(seat_filled, seats))), n=t.number(len(seats)))
    return joined(voice.side(side) or t._("Side not stated"), told)


def _row(voice: Voice, number: int, seat: Seat) -> Row:
    category = voice.t.word("seat_category", seat.category) or voice.t._("Seat")
    step = inflected(voice.t.word("seat_step", seat.step), voice.directory.person(seat.person_id))
    return Row((str(number), category, _holder(voice, seat), step))


def _holder(voice: Voice, seat: Seat) -> Words:
    """Return who sits there; a seat without a person is named by its function."""
    function = voice.plain(seat.function)
    name = voice.name(seat.person_id)
    if not name:
        return voice.text(seat.function) or (voice.missing(),)
    position = voice.directory.position(seat.person_id, None)
    what = function or voice.entered(
        function_line(position, voice.directory.organisations, voice.language, short=False)
    )
    by = voice.name(seat.represented_by_id)
    represented = voice.t._("Represented by {name}").format(name=by) if by else ""
    represented = inflected(represented, voice.directory.person(seat.person_id))
    return lines(
        (Span(name, bold=True),),
        what,
        (Span(represented, italic=True, muted=True),) if represented else "",
    )


def _rules(voice: Voice, content: CommitteeContent) -> list[Item]:
    """Return what each rule of the composition asks and whether it holds."""
    found = results(
        content.committee,
        voice.t,
        voice.side,
        lambda seat: content.mandates.of_seat(seat, voice.directory),
    )
    if not found:
        return []
    columns = (Col(voice.t._("Rule"), 5), Col(voice.t._("Result"), 2))
    rows = tuple(Row((rule.sentence, _verdict(voice, rule))) for rule in found)
    return [Heading(voice.t._("Rules of composition")), DataTable(columns, rows)]


def _verdict(voice: Voice, rule: RuleResult) -> Words:
    if rule.holds is None:
        return (Span(voice.t._("Cannot be told yet"), italic=True, muted=True),)
    if not rule.holds and rule.rule != "parity" and rule.have < rule.required:
        return (Span(voice.t._("Not yet"), bold=True),)
    return (Span(voice.t._("Holds") if rule.holds else voice.t._("Does not hold"), bold=True),)
