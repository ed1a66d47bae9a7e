"""The texts that still speak in the conditional once a gate has opened: where, in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cufdesk.domain.conditional_words import Conditional, conditionals
from cufdesk.domain.gates import Gate
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import Translator, screen_translator
from cufdesk.storage.gates import Linked, Look, linked_to


@dataclass(frozen=True, slots=True)
class ConditionalText:
    """A conditional word: the row that says it, the place in words, the language, and the word itself."""

    kind: str
    id: str
    place: str
    language: str
    found: Conditional


def conditional_texts(look: Look, gate: Gate) -> Iterator[ConditionalText]:
    """Give the conditional words of a gate's decision and of what is linked to it, in reading order."""
    t = screen_translator()
    linked = linked_to(look, gate.decision_id)
    for kind, row, place, text in (*_decided(linked, t), *_written(linked, t)):
        for language in ("fr", "es"):
            said = text.es if language == "es" else text.fr
            for found in conditionals(said, language):
                yield ConditionalText(kind, row, place, language, found)


_Place = tuple[str, str, str, Bilingual]


def _decided(linked: Linked, t: Translator) -> Iterator[_Place]:
    """Give the texts of the decision and of its actions."""
    decision = linked.decision
    if decision is None:
        return
    reference = linked.meeting.reference if linked.meeting else ""
    number = "/".join(part for part in (reference, decision.number) if part)
    parts = (
        (t._("Title"), decision.title),
        (t._("Wording"), decision.text),
        (t._("Context"), decision.context),
    )
    for name, text in parts:
        yield "decision", decision.id, " · ".join(part for part in (number, name) if part), text
    for action in decision.actions:
        place = "-".join(part for part in (number, action.number) if part)
        yield "action", action.id, place, action.text
        yield "action", action.id, place, action.deadline_text


def _written(linked: Linked, t: Translator) -> Iterator[_Place]:
    """Give the texts of joint documents, section by section, and of agreements."""
    for document in linked.documents:
        title = document.title.in_language(t.language)
        yield "joint_document", document.id, title, document.subtitle
        for number, section in enumerate(document.sections, 1):
            heading = section.heading.in_language(t.language)
            place = t._("{document}, section {number}: {heading}").format(
                document=title, number=number, heading=heading
            )
            for text in (section.heading, section.text):
                yield "joint_document", document.id, place, text
    for agreement in linked.agreements:
        title = agreement.title.in_language(t.language)
        for text in (agreement.title, agreement.purpose):
            yield "agreement", agreement.id, title, text
