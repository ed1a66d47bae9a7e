"""The agreements of a cooperation: between whom, how far they are, what they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cufdesk.documents.calendar import as_of
from cufdesk.documents.parts import Content, Voice, grouped, letter, lines, voice_of
from cufdesk.domain.agreements import Agreement, AgreementParty
from cufdesk.folding import sort_key
from cufdesk.i18n import Translator
from cufdesk.press.story import Col, DataTable, Item, Note, Row, Span, Story, TitleBlock
from cufdesk.words import AGREEMENT_STATE


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementsContent(Content):
    """All agreements, and the references of the decisions that they came from."""

    agreements: tuple[Agreement, ...]
    decisions: Mapping[str, str] = field(default_factory=dict)


def story(content: AgreementsContent, t: Translator) -> Story:
    """Return the table of agreements."""
    voice = voice_of(content, t)
    title = voice.plain(content.cover.title)
    items: list[Item] = [TitleBlock(t._("Agreements"), title, as_of(content, t))]
    if content.agreements:
        items.append(_table(voice, content))
    else:
        items.append(Note(t._("No agreement has been announced yet.")))
    return letter(content, voice, kind=t._("Agreements"), title=title, items=items)


def _table(voice: Voice, content: AgreementsContent) -> DataTable:
    """Return the agreements under their states, in the order in which an agreement grows."""
    t = voice.t
    columns = (
        Col(t._("Agreement"), 4.2),
        Col(t._("Parties"), 3.2),
        Col(t._("Signed on"), 1.5),
        Col(t._("Decision"), 1.4),
    )
    steps = list(AGREEMENT_STATE)
    known = {state: number for number, state in enumerate(steps)}
    ordered = sorted(
        content.agreements,
        key=lambda agreement: (
            known.get(agreement.state, len(steps)),
            sort_key(agreement.title.in_language(voice.ordered_in)),
        ),
    )
    rows: list[Row] = []
    for state, agreements in grouped(ordered, lambda agreement: agreement.state).items():
        rows.append(Row((t.word("agreement_state", state) or t._("State not stated"),), kind="group"))
        rows.extend(_row(voice, agreement, content.decisions) for agreement in agreements)
    return DataTable(columns, tuple(rows))


def _row(voice: Voice, agreement: Agreement, decisions: Mapping[str, str]) -> Row:
    parties = "\n".join(_party(voice, party) for party in agreement.parties)
    purpose = voice.text(agreement.purpose)
    return Row(
        (
            lines(
                (Span(voice.plain(agreement.title), bold=True),),
                (Span(voice.t.word("agreement_kind", agreement.kind), italic=True, muted=True),),
                purpose,
            ),
            parties or (voice.missing(),),
            voice.t.short_date(agreement.signed_on) or "–",
            decisions.get(agreement.decision_id or "", "") or "–",
        )
    )


def _party(voice: Voice, party: AgreementParty) -> str:
    """Return a party: its body's name with the acronym, else as written."""
    return voice.full_body(party.organisation_id) or party.written_name
