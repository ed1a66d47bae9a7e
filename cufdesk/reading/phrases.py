"""The words that name somebody without a name: "la directrice du port", "le pôle culture et patrimoine"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.domain.given_names import is_given_name
from cufdesk.reading.bodies import ACRONYM, function_at, head_pattern, is_no_name
from cufdesk.reading.matching import Span, expression, is_acronym, is_capital, shadow_of, word_at
from cufdesk.reading.names import article_pattern, civility_at
from cufdesk.reading.phrase_links import at_pattern, object_pattern, of_pattern
from cufdesk.reading.verb_forms import CLITICS, is_finite, is_future, is_infinitive, verb_pattern
from cufdesk.reading.verbs import CONDITIONAL, FUTURE

if TYPE_CHECKING:
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_LONGEST = 160
_MOST_WORDS = 14
_SHORTEST_MODIFIER = 3
_MOST_NOUNS_BESIDE = 2
_BLANK = frozenset(" \u00a0\u202f\n")
_PREDICATES = tuple(
    f"modality.{kind}"
    for kind in (
        *("duty", "commitment", "is_charged", "leads_to_deed", "positioned", "happens"),
        *("wish", "proposed", "announced", "adopted", "finding", "states", "tells", "charges", "being"),
    )
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with all that says which one it is; `span` begins after its article, at its civility if any.

    `is_agent`: whether its noun names a person, a body or a group, so that it can do something.
    """

    span: Span
    is_agent: bool
    determined: bool
    """Whether an article or a civility stands before it."""


def phrase_at(doc: Document, start: int, end: int) -> Phrase | None:
    """Return the phrase that begins at a place: it ends before a verb, a time, or what is to be done."""
    end = min(end, start + _LONGEST)
    shown, noun = _to_noun(doc, start, end)
    word = word_at(doc.text, noun, end)
    if word is None or not any(sign.isalpha() for sign in doc.text[slice(*word)]):
        return None
    head = agent_end(doc, noun, end)
    if head is None and not _may_be_noun(doc, word, noun > start):
        return None
    stop = _Walk(doc, noun, head or word[1], end).to_end()
    either = doc.lexicon.find("who.either").match(doc.shadow, noun, end)
    acts = head is not None or (either is not None and stop > either.end())
    told = noun > start or _contracted_pattern().search(doc.shadow, max(0, start - 5), start) is not None
    return Phrase((shown, stop), acts, told)


@lru_cache(maxsize=1)
def _contracted_pattern() -> re.Pattern[str]:
    """Return the pattern of a preposition that holds the article: "au maire", "del puerto"."""
    return re.compile(r"(?<!\w)(?:aux?|du|des|al|del)\s$")


def is_agent(doc: Document, start: int, end: int) -> bool:
    """Tell whether words name somebody by their noun: "la directrice du port"."""
    phrase = phrase_at(doc, start, end)
    return phrase is not None and phrase.is_agent


# The noun --------------------------------------------------------------------------------------------


def _to_noun(doc: Document, start: int, end: int) -> tuple[int, int]:
    """Return where a phrase is quoted from, and its noun: behind "les deux", "M. le", "el C."."""
    at = _after(article_pattern(doc.lexicon), doc, start, end)
    shown = at
    civility, after = civility_at(doc, at, end)
    if civility:
        at = _after(article_pattern(doc.lexicon), doc, after, end)
        if at == after and function_at(doc, at, end) is None:
            return shown, shown
        shown = shown if shown == start else at
    return shown, _after(_before_pattern(doc.lexicon), doc, at, end)


def _after(pattern: re.Pattern[str], doc: Document, at: int, end: int) -> int:
    match = pattern.match(doc.shadow, at, end)
    return match.end() if match else at


@lru_cache(maxsize=4)
def _before_pattern(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of counts and of adjectives that stand before a noun: "deux", "nouvelle"."""
    return re.compile(rf"(?:{expression([*lex.words('who.before'), *lex.words('possessives')])}\s)*")


def agent_end(doc: Document, at: int, end: int) -> int | None:
    """Return where a noun for a person, a body or a group ends that begins at a place."""
    lex = doc.lexicon
    if lex.find("who.not_agents", "who.either").match(doc.shadow, at, end) and not is_capital(doc.text[at]):
        return None
    ends = [match.end() for match in (_head_pattern(lex).match(doc.shadow, at, end),) if match]
    if function := function_at(doc, at, end):
        ends.append(function.end())
    if (
        (token := ACRONYM.match(doc.text, at, end))
        and is_acronym(token.group())
        and not is_no_name(doc, token.group())
    ):
        ends.append(token.end())
    if (body := head_pattern(lex).match(doc.shadow, at, end)) and _fits(doc, body):
        ends.append(body.end())
    if not ends and (word := word_at(doc.text, at, end)) and _is_made_agent(doc, word):
        ends.append(word[1])
    if not ends:
        return None
    paired = _PAIRED.match(doc.text, max(ends), end)  # "le Receveur-Percepteur"
    return paired.end() if paired else max(ends)


_PAIRED = re.compile(r"-[^\W\d_]{4,}(?!\w)")


@lru_cache(maxsize=4)
def _head_pattern(lex: Lexicon) -> re.Pattern[str]:
    paths = (
        *("who.agents", "who.titles", "modality.actors", "modality.groups", "modality.party"),
        *("bodies.strong", "bodies.weak", "bodies.units"),
    )
    return re.compile(
        expression(form for path in paths for word in lex.words(path) for form in _numbers(word))
    )


def _numbers(word: str) -> tuple[str, ...]:
    """Return a noun in the singular and the plural, in the feminine too where a dot tells so."""
    if word.endswith(("*", "s", "x", "z")):
        return (word,)
    return word, f"{word}s", f"{word}es"


def _fits(doc: Document, head: re.Match[str]) -> bool:
    """Tell whether the accents fit: "programmé" is no programme."""
    word = doc.text[head.start() : head.end()].replace("’", "'").lower()
    paths = ("bodies.strong", "bodies.weak", "bodies.units")
    return word.isascii() or any(word in doc.lexicon.words(path) for path in paths)


def _is_made_agent(doc: Document, word: Span) -> bool:
    """Tell a noun for who does something by its ending: "animatrice", "archiviste", "contador"."""
    folded = doc.shadow[slice(*word)]
    endings = tuple(shadow_of(ending) for ending in doc.lexicon.words("who.agent_endings"))
    return folded.removesuffix("s").endswith(endings) and folded.removesuffix("s") not in doc.lexicon.folded(
        "who.not_agents"
    )


def _may_be_noun(doc: Document, word: Span, determined: bool) -> bool:
    """Tell whether a word that no list knows can be a noun here: an article stands before it."""
    if not determined or doc.shadow[slice(*word)] in _small(doc.lexicon):
        return False
    return not is_infinitive(doc, *word) and not begins_predicate(doc, *word)


@lru_cache(maxsize=4)
def _small(lex: Lexicon) -> frozenset[str]:
    return lex.folded("common", "possessives", "articles", "bodies.not_adjectives", "who.no_part")


# What follows it -------------------------------------------------------------------------------------


class _Walk:
    """The way from a noun over what describes it: adjectives, nouns beside it, what it is of."""

    def __init__(self, doc: Document, noun: int, at: int, end: int) -> None:
        self.doc, self.noun, self.head, self.at, self.end = doc, noun, at, at, end
        self._beside = 0
        self._plain = True  # nothing but adjectives so far

    def to_end(self) -> int:
        """Take every word that belongs to the phrase; return where the last one ends."""
        for _word in range(_MOST_WORDS):
            stop = self._next()
            if stop is None:
                break
            self.at = stop
        return self.at

    def _next(self) -> int | None:
        doc, begin = self.doc, self.at + 1
        if begin >= self.end or doc.text[self.at] not in _BLANK:
            return None
        if number := _NUMBERED.match(doc.shadow, begin, self.end):
            return number.end()
        if placed := self._place(begin):
            return placed
        if begins_time(doc, begin, self.end):
            return None
        stop = self._of(begin) or self._and(begin)
        if stop is None and not begins_predicate(doc, begin, self.end):
            stop = self._modifier(begin)
        return stop

    def _of(self, begin: int) -> int | None:
        """Take "de la communication", "du port", "et du numérique"; no "d'envoyer", no "du 12 mai"."""
        doc = self.doc
        link = of_pattern(doc.lexicon).match(doc.shadow, begin, self.end)
        word = word_at(doc.text, link.end(), self.end) if link else None
        if link is None or word is None or begins_time(doc, word[0], self.end):
            return None
        folded = doc.shadow[slice(*word)]
        if not is_capital(doc.text[word[0]]) and (
            folded in _small(doc.lexicon)
            or (not link["article"] and is_infinitive(doc, *word))
            or (link["article"] and self._is_deed(word))
            or not folded[0].isalpha()
        ):
            return None
        self._plain, self._beside = False, 0
        return word[1]

    def _is_deed(self, word: Span) -> bool:
        """Tell whether "de l'envoi du dossier" is what is to be done and not what somebody is of."""
        doc = self.doc
        deed = doc.lexicon.find("who.deeds").fullmatch(doc.shadow, *word)
        return (
            deed is not None and of_pattern(doc.lexicon).match(doc.shadow, word[1] + 1, self.end) is not None
        )

    def _place(self, begin: int) -> int | None:
        """Take "à la culture" after "l'adjoint", "à Mexico" after "l'ambassadrice de France"."""
        doc = self.doc
        link = at_pattern(doc.lexicon).match(doc.shadow, begin, self.end)
        posted = doc.lexicon.find("who.posted").match(doc.shadow, self.noun, self.end)
        word = word_at(doc.text, link.end(), self.end) if link and posted else None
        if link is None or word is None or begins_time(doc, word[0], self.end):
            return None
        if doc.lexicon.code == "fr" and doc.text[begin : begin + 2] == "a ":
            return None  # the verb
        lower = not is_capital(doc.text[word[0]])
        if lower and (
            not self._plain or is_infinitive(doc, *word) or doc.shadow[slice(*word)] in _small(doc.lexicon)
        ):
            return None
        if lower and doc.shadow[begin : begin + 3] == "en " and begins_predicate(doc, *word):
            return None  # "la vice-présidente en parlera"
        self._plain = False
        return word[1]

    def _and(self, begin: int) -> int | None:
        """Take "et patrimoine" of "le pôle culture et patrimoine": a noun without its article."""
        doc = self.doc
        joint = re.compile(rf"(?:{doc.lexicon.also})\s").match(doc.shadow, begin, self.end)
        word = word_at(doc.text, joint.end(), self.end) if joint and self.at > self.head else None
        if word is None or begins_predicate(doc, word[0], self.end):
            return None
        if article_pattern(doc.lexicon).match(doc.shadow, word[0], self.end):
            return None  # "le lieutenant Noizet et l'adjudant-chef Marchandeau"
        if is_capital(doc.text[word[0]]):
            return word[1] if self._goes_on(word) else None
        folded = doc.shadow[slice(*word)]
        if folded in _small(doc.lexicon) or len(folded) < _SHORTEST_MODIFIER or is_infinitive(doc, *word):
            return None
        if agent_end(doc, word[0], self.end) is not None or self._has_object(word[1]):
            return None
        if _DONE_TO.match(doc.text, word[0], self.end):
            return None  # "par le service des domaines et transmises au maire"
        return word[1]

    def _goes_on(self, word: Span) -> bool:
        """Tell whether a capital after "y" goes on: "de Cultura y Turismo", "Torres y Asociados"."""
        doc, folded = self.doc, self.doc.shadow[slice(*word)]
        before = doc.text[self.noun : self.at].split()[-1]
        if not is_capital(before) or is_acronym(doc.text[slice(*word)]):
            return False
        if re.fullmatch(r"asociad[oa]s|associee?s|hijos|fils|cia", folded):
            return True
        named = folded in doc.known_words or is_given_name(folded) or civility_at(doc, word[0], self.end)[0]
        return not named and not self._plain and agent_end(doc, word[0], self.end) is None

    def _modifier(self, begin: int) -> int | None:
        """Take an adjective, a participle, a noun or a name right beside: "cellule communication"."""
        doc = self.doc
        word = word_at(doc.text, begin, self.end)
        if word is None:
            return None
        folded = doc.shadow[slice(*word)]
        if is_capital(doc.text[begin]):
            return None if self._is_other_name(word) else word[1]
        if len(folded) < _SHORTEST_MODIFIER or folded in _small(doc.lexicon) or is_infinitive(doc, *word):
            return None
        if self._has_object(word[1]):
            return None
        if not _ADJECTIVE.search(doc.text[slice(*word)].lower()):
            self._beside += 1
            if self._beside > _MOST_NOUNS_BESIDE or folded.endswith(("ment", "mente")):
                return None
        return word[1]

    def _is_other_name(self, word: Span) -> bool:
        """Tell whether a capital begins somebody else: a civility, a function with an article."""
        doc = self.doc
        return civility_at(doc, word[0], self.end)[0] is not None

    def _has_object(self, at: int) -> bool:
        """Tell whether an article or "que" follows: the word before it is a verb, "envoie le dossier"."""
        doc = self.doc
        follows = at + 1 < self.end and doc.text[at] in _BLANK
        before = doc.shadow[max(self.noun, at - 24) : at]
        if _NEVER_VERB.search(before) and _pronouns_and_verb(doc, at + 1, self.end):
            return False
        return follows and object_pattern(doc.lexicon).match(doc.shadow, at + 1, self.end) is not None


_DONE_TO = re.compile(
    r"\w+(?:ée?s?|ises?|ites?|u|ue|us|ues|ies?|[ai]d[oa]s?)\s"
    r"(?:aux?|à|par|por|avant|antes|pour|para|al|d['’]ici|sous)(?!\w)"
)
# "le service communication la lui fera tenir": a noun by its ending, though "la" follows.
_NEVER_VERB = re.compile(r"\w+(?:[ts]ions?|ismes?|ures?|ités?|iques?|ciones)$")
_NUMBERED = re.compile(r"(?:numero|n°|no\.|nº|num\.|n\.)\s?\d{1,4}(?!\w)")
# Adjectives and participles, with their accents.
_ADJECTIVE = re.compile(
    r"(?:al|ale|ales|aux|iques?|elles?|els?|ières?|iers?|ieures?|ieurs?|ives?|ifs?|aires?|aines?|ains?|oises?|ois|iennes?|iens?"
    r"|euses?|eurs?|eux|ables?|ines?|antes?|ants?|ées?|és?|ues?|us|ies?|is|ites?|ent|enne|iste"
    r"|icos?|icas?|ic[oa]s?|anos?|anas?|iores?|ivos?|ivas?|ari[oa]s?|ad[oa]s?|id[oa]s?|os[oa]s?|es[ae]s?|és"
    r"|tor[ae]?s?|dor[ae]?s?|ística?s?|uras?|itos?|entes?)$"
)


def begins_predicate(doc: Document, at: int, end: int) -> bool:
    """Tell whether a verb of the sentence begins at a place, its pronouns before it."""
    lex = doc.lexicon
    if _CLITIC.match(doc.shadow, at, end) and doc.text[at : at + 2] != "sé":
        return True
    if present_pattern(lex).match(doc.shadow, at, end) or lex.find(*_PREDICATES).match(doc.shadow, at, end):
        return True
    if lex.code == "fr" and doc.text[at : at + 2] == "a ":
        return True
    if lex.code == "es" and _PAST_ES.match(doc.text, at, end):
        return True
    said = (verb_pattern(form[lex.code]).match(doc.shadow, at, end) for form in (FUTURE, CONDITIONAL))
    return any(match and is_finite(doc, match, at - 1) for match in said)


def _pronouns_and_verb(doc: Document, at: int, end: int) -> bool:
    """Tell whether pronouns and then a verb stand at a place: "la lui fera tenir", no "la note"."""
    lead = CLITICS.match(doc.shadow, at, end)
    return lead is not None and lead.end() > at and is_future(doc, lead.end(), end)


_CLITIC = re.compile(
    r"(?:ne\s|n'|se\s|s'|no\s|nous\s|vous\s|leur\s|lui\s|y\sa\s|qui\s|que\s|qu'|dont\s|quien\s)"
)
_PAST_ES = re.compile(r"[^\W\d_]{2,}(?:ó|aron|ieron)(?!\w)")


@lru_cache(maxsize=4)
def present_pattern(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of verbs in the present, made of those that only somebody does."""
    stems = {shadow_of(word).removesuffix("*") for word in lex.words("modality.agentive")}
    tails = "e|ent|it|issent|t" if lex.code == "fr" else "a|an|e|en"
    short = {re.sub(r"(?:er|r)$" if lex.code == "fr" else r"(?:ar|er|ir)$", "", stem) for stem in stems}
    short |= stems if lex.code == "fr" else set()  # "prépar*" loses no more
    made = "|".join(sorted((re.escape(stem) for stem in short if len(stem) > 2), key=len, reverse=True))
    said = expression(lex.words("who.verbs"))
    return re.compile(rf"(?:{said}|(?<!\w)(?:{made})(?:{tails})(?!\w))")


def begins_time(doc: Document, at: int, end: int) -> bool:
    """Tell whether a day, a month or another time begins at a place."""
    return _time_pattern(doc.lexicon).match(doc.shadow, at, end) is not None


@lru_cache(maxsize=4)
def _time_pattern(lex: Lexicon) -> re.Pattern[str]:
    times = lex.find("dates.fuzzy", "who.times", "months", "weekdays").pattern
    length = rf"{expression(lex.words('numbers'))}\s{expression(lex.words('dates.units'))}"
    return re.compile(rf"\d|{times}|{length}")  # "la jefatura tres días antes"
