"""A person's own words for reading: looked at, added, taken away. Texts are read with them from then on.

They stand in `reading-words.toml`, which the program alone writes, of the same shape as the `reading.toml`
that a person may write by hand beside it; both count.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

from cufdesk.i18n import N_, NAMES, _
from cufdesk.paths import home, reading_words
from cufdesk.reading.language import LANGUAGES, built_in, lexicon
from cufdesk.reading.matching import shadow_of, squeezed
from cufdesk.reading.own_words import OwnWords, own_words
from cufdesk.refusal import Refusal, why

_LONGEST = 60
_MOST = 200
_SHAPE = re.compile(r"[^\W_][\w'’.°/()·‑-]*(?: [^\W_][\w'’.°/()·‑-]*)*'?\*?", re.UNICODE)
_LEAST_BEFORE_STAR = 4
# A verb is of one list: it makes the status of a decision.
_STATUS_VERBS = (
    *("modality.adopted", "modality.commitment", "modality.proposed"),
    *("modality.wish", "modality.announced", "modality.finding"),
)

LIST_NAMES = {
    "modality.adopted": N_("Verbs of decision"),
    "modality.commitment": N_("Verbs of commitment"),
    "modality.proposed": N_("Verbs of proposal"),
    "modality.wish": N_("Verbs of wish"),
    "modality.announced": N_("Verbs of announcement"),
    "modality.finding": N_("Verbs of finding"),
    "modality.duty": N_("Duty: “shall”, “is charged with”"),
    "modality.charges": N_("Verbs that charge whoever is named after them"),
    "modality.actors": N_("Groups that can be responsible"),
    "headings.decisions": N_("Headings of decisions"),
    "headings.actions": N_("Headings of actions"),
    "headings.context": N_("Headings of context"),
    "headings.agenda": N_("Headings of the agenda"),
    "headings.programme": N_("Headings of the programme"),
    "headings.present": N_("Headings of those present"),
    "headings.represented": N_("Headings of those represented"),
    "headings.excused": N_("Headings of those excused"),
    "headings.absent": N_("Headings of those absent"),
    "headings.other": N_("Headings of other parts"),
    "table.decision": N_("Columns: decision"),
    "table.action": N_("Columns: action"),
    "table.responsible": N_("Columns: responsible"),
    "table.deadline": N_("Columns: deadline"),
    "table.context": N_("Columns: context"),
    "dates.fuzzy": N_("Deadlines without a day"),
    "dates.events": N_("Events that a deadline hangs on"),
    "minutes_status.announced": N_("Minutes still to come"),
    "functions.words": N_("Functions of people"),
    "bodies.strong": N_("First words of bodies"),
}

LISTS = tuple(LIST_NAMES)
"""The lists that can be added to, by their path in `resources/reading/<language>.toml`."""

Added = dict[str, dict[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class WordList:
    """A list of words of one language: those that come with the program, and a person's own."""

    path: str
    name: str
    built_in: tuple[str, ...]
    own: tuple[str, ...]


def added_words_path() -> Path:
    """Return the file of the words that were added here, whether it is there or not."""
    return Path(home()) / "reading-words.toml"


def added_words() -> Added:
    """Return the words that were added here, per language and list; none where their file is spoilt."""
    found: Added = {}
    for language, path, words in _added().lists:
        if path in LIST_NAMES:
            found.setdefault(language, {})[path] = words
    return found


def all_own_words() -> OwnWords:
    """Return every word of this person's own: of the file written by hand, and those added here.

    Raise Refusal, with the line, for a file written by hand that cannot be understood.
    """
    by_hand = Path(reading_words())
    return (own_words(by_hand) if by_hand.is_file() else OwnWords()) + _added()


def _added() -> OwnWords:
    path = added_words_path()
    try:
        return own_words(path) if path.is_file() else OwnWords()
    except Refusal:
        return OwnWords()  # a spoilt file of the program's own never keeps a text from being read


def word_lists(language: str) -> list[WordList]:
    """Return every list that can be added to, in a language that texts are read in."""
    own = added_words().get(_known(language), {})
    return [
        WordList(path, _(LIST_NAMES[path]), built_in(language, path), own.get(path, ())) for path in LISTS
    ]


def add_word(language: str, path: str, word: str) -> str:
    """Add a word to a list and return it as it is kept; refuse what could not serve, and say why."""
    _known_list(language, path)
    kept = squeezed(word).casefold()
    _refuse_shape(kept)
    _refuse_known(language, path, kept)
    own = added_words()
    lists = dict(own.get(language, {}))
    if len(lists.get(path, ())) >= _MOST:
        raise Refusal(_("This list holds {most} words of your own: no more fit in.").format(most=_MOST))
    lists[path] = (*lists.get(path, ()), kept)
    _write({**own, language: lists})
    return kept


def remove_word(language: str, path: str, word: str) -> str:
    """Take one of the own words away and return it; those that come with the program stay."""
    _known_list(language, path)
    own = added_words()
    lists = dict(own.get(language, {}))
    kept = tuple(one for one in lists.get(path, ()) if shadow_of(one) != shadow_of(squeezed(word)))
    if kept == lists.get(path, ()):
        raise Refusal(_("“{word}” is none of your own words in this list.").format(word=word))
    lists[path] = kept
    _write({**own, language: lists})
    return word


def _write(added: Added) -> None:
    lines = []
    for language, lists in added.items():
        for path, words in lists.items():
            group, _dot, name = path.partition(".")
            if words:  # a string of JSON is one of TOML too
                quoted = ", ".join(json.dumps(word, ensure_ascii=False) for word in words)
                lines += [f"[{language}.{group}]"] * (f"[{language}.{group}]" not in lines)
                lines.insert(_end_of(lines, f"[{language}.{group}]"), f"{name} = [{quoted}]")
    path_there = added_words_path()
    try:
        path_there.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = path_there.with_suffix(".new")
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(handle, "w", encoding="utf-8") as file:
            file.write("".join(f"{line}\n" for line in lines))
        os.replace(beside, path_there)
    except OSError as error:
        sentence = _("Your words could not be written down: {reason}.")
        raise Refusal(sentence.format(reason=why(error))) from error


def _end_of(lines: list[str], heading: str) -> int:
    """Return where the group under a heading ends."""
    start = lines.index(heading) + 1
    return next((at for at in range(start, len(lines)) if lines[at].startswith("[")), len(lines))


def _refuse_shape(word: str) -> None:
    if not word.strip(" *"):
        raise Refusal(_("Write a word, or a few words as they stand in texts."))
    if len(word) > _LONGEST:
        raise Refusal(_("More than {most} characters: a few words are enough.").format(most=_LONGEST))
    if not _SHAPE.fullmatch(word):
        sentence = _("Letters, spaces, hyphens and apostrophes only; a star at the end means any ending.")
        raise Refusal(sentence)
    if word.endswith("*") and len(word.rpartition(" ")[2]) <= _LEAST_BEFORE_STAR:
        raise Refusal(_("Before the star there must be at least four letters: else it would find too much."))


def _refuse_known(language: str, path: str, word: str) -> None:
    lex = lexicon(language, all_own_words())
    if shadow_of(word) in {shadow_of(one) for one in (*lex.words("common"), *lex.words("articles"))}:
        raise Refusal(_("“{word}” stands in every text: it would tell nothing.").format(word=word))
    for other in (path, *(_STATUS_VERBS if path in _STATUS_VERBS else ())):
        if shadow_of(word) in lex.folded(other):
            sentence = _("“{word}” is already among these: {list}.")
            raise Refusal(sentence.format(word=word, list=_(LIST_NAMES[other])))


def _known_list(language: str, path: str) -> None:
    _known(language)
    if path not in LISTS:
        raise Refusal(_("There is no list of that name."))


def _known(language: str) -> str:
    if language not in LANGUAGES:
        names = ", ".join(NAMES[code] for code in LANGUAGES)
        raise Refusal(_("Texts are read in these languages: {names}.").format(names=names))
    return language
