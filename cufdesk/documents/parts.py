"""What all documents share: their voice, the letterhead, running text, a mark for what is missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal, TypeVar

from cufdesk.documents.typography import typeset
from cufdesk.domain.calendar import Milestone
from cufdesk.domain.contacts import Person, Position
from cufdesk.domain.cover import Cover
from cufdesk.domain.directory import Directory
from cufdesk.domain.meetings import Meeting
from cufdesk.domain.names import formal_name, full_name, function_line, name_with_acronym, shown_name
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import NBSP, Translator
from cufdesk.press.story import Item, Language, ListOf, Paragraph, Span, Story, Words

T = TypeVar("T")

SEPARATOR = f"{NBSP}· "
TO_FILL_IN = "…………………"
"""Room for a word that is written in by hand."""

# After "?", "!" or "…", after the stop of an abbreviation, and after three dots.
_STOP_TOO_MANY = re.compile(r"(?:(?<=[!?…])|(?<=[^.]\.)|(?<=\.{3}))\.$")
_BULLET = re.compile(r"^[-–•·*] +")
_LANGUAGES_OF_TEXTS = ("fr", "es")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What every document is made from: the dossier's cover, who is who, and when it was last changed.

    `meetings` are those that steps of a programme name: what is told of their minutes follows from them.
    `events` are the dates that deadlines are counted from, `references` what decisions and actions that are
    named are called in the register ("2015-02/D4"), by id.

    `ordered_in` is the language whose alphabet orders names, where it is not that of the document: two
    languages that are put together list the same things in the same order.
    """

    cover: Cover
    directory: Directory = field(default_factory=Directory)
    changed: datetime | None = None
    meetings: tuple[Meeting, ...] = ()
    events: tuple[Milestone, ...] = ()
    references: Mapping[str, str] = field(default_factory=dict)
    ordered_in: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """How a document says the texts, names and sides of a dossier in its own language.

    Names are put in order by what they are in the language `ordered_in`.
    """

    t: Translator
    cover: Cover
    directory: Directory
    ordered_in: str
    meetings: Mapping[str, Meeting] = field(default_factory=dict)
    events: Mapping[str, Milestone] = field(default_factory=dict)
    references: Mapping[str, str] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """Return the language spoken."""
        return self.t.language

    def text(self, words: Bilingual) -> Words:
        """Return a text, followed by a quiet mark where only the other language has it.

        What is borrowed from another language says which one, so that it is read and hyphenated in it.
        """
        plain, written = self.plain(words), _language_of(words, self.language)
        if not plain or written == self.language:
            return plain
        told = Span(plain, language=written)
        if self.language not in _LANGUAGES_OF_TEXTS:
            return (told,)  # English documents borrow every text
        return told, Span(f" [{self.t._('not translated yet')}]", italic=True, muted=True)

    def plain(self, words: Bilingual) -> str:
        """Return a text without any mark, for titles and names."""
        return typeset(words.in_language(self.language), _language_of(words, self.language))

    def entered(self, text: str) -> str:
        """Return a text that was entered in one language, whichever it is."""
        return typeset(text, self.language)

    def side(self, side: str) -> str:
        """Return the name that the cover gives to a side."""
        named = {"french": self.cover.french_side, "partner": self.cover.partner_side}
        return self.plain(named.get(side, Bilingual())) or self.t.word("side", side)

    def organisation(self) -> str:
        """Return the short name of our own organisation, or its name."""
        return self.cover.organisation_acronym or self.plain(self.cover.organisation)

    def body(self, organisation_id: str | None, *, short: bool = False) -> str:
        """Return a body's name."""
        return self.entered(self.directory.body_name(organisation_id, self.language, short=short))

    def full_body(self, organisation_id: str | None) -> str:
        """Return a body's name followed by its acronym."""
        body = self.directory.organisation(organisation_id)
        return self.entered(name_with_acronym(body, self.language)) if body else ""

    def name(self, person_id: str | None) -> str:
        """Return a person's formal name, or the function of a contact without a name."""
        person = self.directory.person(person_id)
        return self.person_name(person) if person else ""

    def person_name(self, person: Person) -> str:
        """Return a person's formal name, or the function of a contact without a name."""
        return formal_name(person, self.t) or self.entered(shown_name(person, self.language))

    def function(self, position: Position | None) -> str:
        """Return a function, without its body."""
        return self.plain(position.title) if position else ""

    def functions(self, person_id: str | None, position_id: str | None) -> tuple[str, str]:
        """Return function and body of a person at an event.

        Several functions held at once are told one a line with their bodies, and the body is left empty. A
        contact without a name is already named by the function: only the body is told.
        """
        positions = self.directory.positions(person_id, position_id)
        person = self.directory.person(person_id)
        if len(positions) > 1:
            lines = (
                function_line(position, self.directory.organisations, self.language, short=False)
                for position in positions
            )
            return self.entered("\n".join(lines)), ""
        position = positions[0] if positions else None
        body = self.full_body(position.organisation_id) if position else ""
        named = person is not None and bool(full_name(person))
        return (self.function(position) if named else ""), body

    def missing(self) -> Span:
        """Return the mark of what somebody still has to fill in."""
        return Span(self.t._("to be completed"), italic=True, muted=True)


def voice_of(content: Content, t: Translator) -> Voice:
    """Return the voice of a document in a language."""
    meetings = {meeting.id: meeting for meeting in content.meetings}
    events = {event.id: event for event in content.events}
    spoken = content.ordered_in or t.language
    return Voice(t, content.cover, content.directory, spoken, meetings, events, content.references)


def _language_of(words: Bilingual, language: str) -> Language:
    """Return the language that `in_language` answers in."""
    if language == "es" and words.es:
        return "es"
    return "fr" if words.fr else "es"


def letter(
    content: Content,
    voice: Voice,
    *,
    kind: str,
    title: str,
    items: Sequence[Item],
    reference: str = "",
    version: str = "",
    draft: bool = False,
    stamp: str = "",
    landscape: bool = False,
) -> Story:
    """Return a story under our letterhead; a draft is stamped as one, others as they ask for."""
    cover = content.cover
    return Story(
        title=f"{kind} – {title}" if title else kind,
        language=voice.t.language,  # type: ignore[arg-type]  # a translator has one of the three
        items=tuple(items),
        reference=reference,
        version=version_mark(version),
        state=voice.t._("DRAFT") if draft else stamp,
        organisation=voice.plain(cover.organisation),
        logo=cover.logo,
        footer=address_line(cover.organisation_address),
        subject=kind,
        keywords=tuple(word for word in (voice.plain(cover.title),) if word),
        landscape=landscape,
        created=content.changed,
        tags=(voice.t.tag,),
    )


def address_line(address: str) -> str:
    """Return an address on one line."""
    return SEPARATOR.join(line.strip() for line in address.splitlines() if line.strip())


def version_mark(version: str) -> str:
    """Return a version as it is printed: "v0.1"."""
    return f"v{version.removeprefix('v')}" if version else ""


def facts(*pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the labelled facts that are known."""
    return tuple(pair for pair in pairs if pair[1])


def joined(*parts: str, separator: str = SEPARATOR) -> str:
    """Return the parts that are not empty, with a separator between them."""
    return separator.join(part for part in parts if part)


def ended(text: str) -> str:
    """Return a text that ends as a sentence does, with one sign: no stop follows "?", "!" or another stop."""
    return _STOP_TOO_MANY.sub("", text) if text.endswith((".", "!", "?", "…")) else f"{text}."


def both(first: str, second: str, *, joint: str = " – ") -> str:
    """Return two texts, or one where they are the same or one is missing."""
    return joint.join(dict.fromkeys(text for text in (first, second) if text))


def lines(*parts: Words) -> Words:
    """Return the parts that are not empty, each on a line of its own."""
    told: list[str | Span] = []
    for part in parts:
        if not part:
            continue
        if told:
            told.append("\n")
        told.extend((part,) if isinstance(part, str) else part)
    return tuple(told)


def running_text(text: str) -> list[Item]:
    """Return paragraphs (separated by an empty line) and lists (lines that start with a dash)."""
    items: list[Item] = []
    for block in re.split(r"\n[ \t]*\n", text.strip()):
        rows = [row.strip() for row in block.splitlines() if row.strip()]
        if rows and all(_BULLET.match(row) for row in rows):
            items.append(ListOf(tuple(_BULLET.sub("", row) for row in rows)))
        elif rows:
            items.append(Paragraph("\n".join(rows)))
    return items


def text_items(voice: Voice, words: Bilingual) -> list[Item]:
    """Return a longer text as paragraphs and lists, marked at its end where it is not translated yet."""
    items, told = running_text(voice.plain(words)), voice.text(words)
    if isinstance(told, str) or not items:
        return items
    borrowed, *marks = told
    if isinstance(borrowed, Span):
        items = [_in_language(item, borrowed.language) for item in items]
    return [*items, *(Paragraph((mark,)) for mark in marks)]


def _in_language(item: Item, language: Language | Literal[""]) -> Item:
    """Return a paragraph or a list with its words in a language."""
    if isinstance(item, Paragraph) and isinstance(item.text, str):
        return Paragraph((Span(item.text, language=language),))
    if isinstance(item, ListOf):
        told = ((Span(one, language=language),) for one in item.items if isinstance(one, str))
        return replace(item, items=tuple(told))
    return item


def grouped(rows: Iterable[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    """Return rows by key, keys and rows in the order in which they come."""
    groups: dict[str, list[T]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups
