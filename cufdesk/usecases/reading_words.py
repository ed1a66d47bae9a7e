"""A person's own words for reading: looked at, added, taken away. Texts are read with them from then on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cufdesk.i18n import N_, NAMES, _
from cufdesk.reading.language import LANGUAGES, built_in, lexicon, read_words_anew
from cufdesk.reading.matching import shadow_of, squeezed
from cufdesk.reading.own_words import LISTS, own_words, write_own_words
from cufdesk.refusal import Refusal

_LONGEST = 60
_MOST = 200
_SHAPE = re.compile(r"[^\W_][\w'’.°/()·‑-]*(?: [^\W_][\w'’.°/()·‑-]*)*'?\*?", re.UNICODE)
_LEAST_BEFORE_STAR = 4
# A verb is of one list: it makes the status of a decision.
_STATUS_VERBS = tuple(path for path in LISTS if path.startswith("modality."))[:6]

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


@dataclass(frozen=True, slots=True)
class WordList:
    """A list of words of one language: those that come with the program, and a person's own."""

    path: str
    name: str
    built_in: tuple[str, ...]
    own: tuple[str, ...]


def word_lists(language: str) -> list[WordList]:
    """Return every list that can be added to, in a language that texts are read in."""
    own = own_words().get(_known(language), {})
    return [
        WordList(path, _(LIST_NAMES[path]), built_in(language, path), own.get(path, ())) for path in LISTS
    ]


def add_word(language: str, path: str, word: str) -> str:
    """Add a word to a list and return it as it is kept; refuse what could not serve, and say why."""
    _known_list(language, path)
    kept = squeezed(word).casefold()
    _refuse_shape(kept)
    _refuse_known(language, path, kept)
    own = own_words()
    lists = dict(own.get(language, {}))
    if len(lists.get(path, ())) >= _MOST:
        raise Refusal(_("This list holds {most} words of your own: no more fit in.").format(most=_MOST))
    lists[path] = (*lists.get(path, ()), kept)
    _write({**own, language: lists})
    return kept


def remove_word(language: str, path: str, word: str) -> str:
    """Take one of the own words away and return it; those that come with the program stay."""
    _known_list(language, path)
    own = own_words()
    lists = dict(own.get(language, {}))
    kept = tuple(one for one in lists.get(path, ()) if shadow_of(one) != shadow_of(squeezed(word)))
    if kept == lists.get(path, ()):
        raise Refusal(_("“{word}” is none of your own words in this list.").format(word=word))
    lists[path] = kept
    _write({**own, language: lists})
    return word


def _write(own: dict[str, dict[str, tuple[str, ...]]]) -> None:
    try:
        write_own_words(own)
    except OSError as error:
        sentence = _("Your words could not be written down: {reason}.")
        raise Refusal(sentence.format(reason=error.strerror or type(error).__name__)) from error
    read_words_anew()


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
    lex = lexicon(language)
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
