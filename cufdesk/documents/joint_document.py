"""The joint document, in one language or in two aligned columns: title, numbered sections, hand-over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest

from cufdesk.documents.parts import (
    TO_FILL_IN,
    Content,
    Voice,
    both,
    facts,
    letter,
    running_text,
    text_items,
    version_mark,
    voice_of,
)
from cufdesk.domain.documents import JointDocument, Section
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import Translator
from cufdesk.press.story import (
    Contents,
    Heading,
    Item,
    KeyValues,
    Note,
    Paragraph,
    Parallel,
    Signature,
    Signatures,
    Span,
    Story,
    TitleBlock,
)

FINAL = {"signed_off", "handed_over"}
_LISTED = 8  # sections, from which on they are listed at the head of the document


@dataclass(frozen=True, slots=True, kw_only=True)
class JointContent(Content):
    """A joint document, and the reference of the decision that wanted it."""

    document: JointDocument
    decision: str = ""


def story(content: JointContent, t: Translator) -> Story:
    """Return the document in one language; what is not translated is printed in the other and marked."""
    voice, document = voice_of(content, t), content.document
    items: list[Item] = [_title(content, voice), *_hand_over(voice, document), *_contents(voice, document)]
    for number, section in enumerate(document.sections, 1):
        text = text_items(voice, section.text) or [_mark(t._("to be written"))]
        items += [_heading(voice, number, section), *text]
    if not document.sections:
        items.append(_unwritten(voice))
    parties = tuple(Signature(line) for line in _lines(voice.plain(document.signatories)))
    if parties:
        items += [
            Heading(t._("Signatures")),
            Signatures(parties, t._("Done at {place}, on {date}.").format(place=TO_FILL_IN, date=TO_FILL_IN)),
        ]
    return _bound(content, voice, items)


def parallel_story(content: JointContent, left: Translator, right: Translator) -> Story:
    """Return the document in two aligned columns, the first language on the left."""
    one, other = voice_of(content, left), voice_of(content, right)
    document = content.document
    items: list[Item] = [
        Parallel((_title(content, one),), (_title(content, other),)),
        Parallel(tuple(_hand_over(one, document)), tuple(_hand_over(other, document))),
        *_contents(one, document, other),
    ]
    for number, section in enumerate(document.sections, 1):
        items.append(Parallel(_column(one, number, section), _column(other, number, section)))
    if not document.sections:
        items.append(Parallel((_unwritten(one),), (_unwritten(other),)))
    items += _closing(one, other, document)
    bound, second = _bound(content, one, items), _bound(content, other, items)
    return replace(
        bound,
        language=f"{left.language}+{right.language}",  # type: ignore[arg-type]  # two of the three
        title=both(bound.title, second.title),
        state=both(bound.state, second.state),
        subject=both(bound.subject, second.subject),
        tags=(left.tag, right.tag),
    )


def _bound(content: JointContent, voice: Voice, items: list[Item]) -> Story:
    document = content.document
    return letter(
        content,
        voice,
        kind=voice.t._("Joint document"),
        title=voice.plain(document.title),
        items=items,
        version=document.version,
        draft=document.state not in FINAL,
    )


def _title(content: JointContent, voice: Voice) -> TitleBlock:
    t, document = voice.t, content.document
    subtitle = voice.plain(document.subtitle)
    return TitleBlock(
        t._("Joint document"),
        voice.plain(document.title),
        tuple(line for line in (subtitle, voice.plain(content.cover.title)) if line),
        facts(
            (t._("Version"), version_mark(document.version)),
            (t._("State"), t.word("document_state", document.state)),
            (t._("Decision"), content.decision),
        ),
    )


def _hand_over(voice: Voice, document: JointDocument) -> list[Item]:
    """Return by whom, where and when the document is handed over, with a mark for what is not known."""
    if not (document.giver or document.hand_over_place or document.hand_over_day):
        return []
    t = voice.t
    return [
        KeyValues(
            (
                (t._("Handed over by"), voice.text(document.giver) or (voice.missing(),)),
                (t._("Place of the hand-over"), voice.text(document.hand_over_place) or (voice.missing(),)),
                (t._("Date of the hand-over"), t.date(document.hand_over_day) or (voice.missing(),)),
            )
        )
    ]


def _contents(voice: Voice, document: JointDocument, other: Voice | None = None) -> list[Item]:
    """Return the list of the sections with their pages, where there are too many to be seen at a glance."""
    if len(document.sections) < _LISTED:
        return []
    titles = [one.t._("Contents") for one in (voice, other) if one is not None]
    return [Contents(" – ".join(dict.fromkeys(titles)))]


def _heading(voice: Voice, number: int, section: Section) -> Heading:
    title = voice.plain(section.heading) or voice.t._("Section without a title")
    return Heading(f"{number}. {title}")


def _column(voice: Voice, number: int, section: Section) -> tuple[Item, ...]:
    """Return a section in one of two columns: the other language stands beside it and is not repeated."""
    own = section.text.es if voice.language == "es" else section.text.fr
    if own:
        return (_heading(voice, number, section), *running_text(voice.plain(section.text)))
    mark = voice.t._("not translated yet") if section.text else voice.t._("to be written")
    return (_heading(voice, number, section), _mark(mark))


def _unwritten(voice: Voice) -> Note:
    return Note(voice.t._("No section has been written yet."))


def _mark(text: str) -> Paragraph:
    return Paragraph((Span(f"[{text}]", italic=True, muted=True),))


def _closing(one: Voice, other: Voice, document: JointDocument) -> list[Item]:
    """Return the closing formula in both languages and the places to sign, each party named in both."""
    first, second = (_lines(_in(document.signatories, voice)) for voice in (one, other))
    parties = tuple(Signature(both(*pair, joint="\n")) for pair in zip_longest(first, second, fillvalue=""))
    if not parties:
        return []
    left, right = ((Heading(voice.t._("Signatures")), Paragraph(_formula(voice))) for voice in (one, other))
    return [Parallel(left, right), Signatures(parties)]


def _formula(voice: Voice) -> str:
    sentence = voice.t._(
        "Done at {place}, on {date}, in two originals in the French and Spanish languages, both texts being"
        " equally authentic."
    )
    return sentence.format(place=TO_FILL_IN, date=TO_FILL_IN)


def _in(words: Bilingual, voice: Voice) -> str:
    return voice.plain(words) if words.has(voice.language) else ""


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
