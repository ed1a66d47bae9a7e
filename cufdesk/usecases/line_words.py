"""All that a line of minutes says, in words: what its next kind has no field for is kept as a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cufdesk.documents.decision_table import carriers, deadline, links_line
from cufdesk.documents.parts import Voice
from cufdesk.domain.meetings import Action, ActionProgress, Decision, DecisionProgress, Meeting
from cufdesk.domain.progress import in_time
from cufdesk.domain.values import Bilingual

Voices = dict[str, Voice]
"""By language: how the dossier says its names and dates in each of its two languages."""


def in_both(voices: Voices, text: Bilingual, say: Callable[[Voice], Iterable[str]]) -> Bilingual:
    """Return texts said in each language that a line is written in, one a line; else in French."""
    spoken = [language for language in ("fr", "es") if text.has(language)] or ["fr"]
    return Bilingual(**{language: joined(say(voices[language])) for language in spoken})


def joined(texts: Iterable[str], separator: str = "\n") -> str:
    """Return the texts that are not empty, each once."""
    return separator.join(dict.fromkeys(text.strip() for text in texts if text.strip()))


def added(one: Bilingual, other: Bilingual) -> Bilingual:
    """Return two texts as paragraphs of one, in each language."""
    return Bilingual(joined((one.fr, other.fr), "\n\n"), joined((one.es, other.es), "\n\n"))


def own(text: Bilingual, voice: Voice) -> str:
    """Return a text in the very language of a voice."""
    return text.es if voice.language == "es" else text.fr


def action_facts(voice: Voice, action: Action) -> list[str]:
    """Return what an action says beside its text: who, by when, evidence, notes."""
    t = voice.t
    facts = (
        (t._("Responsible"), t.all_of(carriers(voice, action))),
        (t._("Deadline"), deadline(voice, action).replace("\n", ", ")),
        (t._("Evidence"), action.evidence),
        (t._("Notes"), action.notes),
    )
    return [t._("{label}: ").format(label=label) + value for label, value in facts if value]


def action_words(voice: Voice, action: Action) -> str:
    """Return all that an action says, with what became of it."""
    return joined((own(action.text, voice), *action_facts(voice, action), *progress_words(voice, action)))


def decision_facts(voice: Voice, meeting: Meeting, decision: Decision) -> list[str]:
    """Return what a decision says beside its text: whose it is, how far it goes, theme, context, links."""
    t = voice.t
    return [
        own(decision.party, voice) or voice.plain(decision.party),
        t._("Beyond the mandate") if decision.beyond_mandate else "",
        decision.theme,
        own(decision.context, voice) if decision.context.has(voice.language) else "",
        links_line(voice, meeting, decision),
    ]


def decision_words(voice: Voice, meeting: Meeting, decision: Decision) -> str:
    """Return all that a decision says, its actions aside."""
    title, text = own(decision.title, voice), own(decision.text, voice)
    facts = decision_facts(voice, meeting, decision)
    return joined((headed(title, text), *facts, *progress_words(voice, decision)))


def headed(title: str, text: str) -> str:
    """Return a title with its text; a title that was cut out of the text says nothing more."""
    if not title or not text or title.endswith("…") or text.startswith(title):
        return text or title
    return f"{title}\n{text}"


def progress_words(voice: Voice, line: Action | Decision) -> list[str]:
    """Return what was told of a line, in its order: the day, the state, the words."""
    notes: list[ActionProgress | DecisionProgress] = [*line.progress]
    return [
        " – ".join(
            part
            for part in (voice.t.short_date(note.day), voice.t.word("decision_state", note.state), note.text)
            if part
        )
        for note in in_time(notes)
    ]
