"""Names of people: civility, given names, surnames with their particles; which is which is not guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.domain.given_names import is_given_name
from cufdesk.reading.bodies import country_of, function_at, head_pattern, is_no_name
from cufdesk.reading.matching import Span, is_acronym, is_capital, is_shouted, moved_span, shadow_of, tokens
from cufdesk.reading.remembering import remembered
from cufdesk.reading.verbs import FUTURE

if TYPE_CHECKING:
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_WORD = re.compile(r"[^\W\d_]+(?:['’\-‑][^\W\d_]+)*")
_INITIAL = re.compile(r"(?:[^\W\d_ªº]\.ª?[ \u00a0]?-?)+(?=[^\W\d_ªº])")
# "Dubreuil C.", "Le Moigne J.-P.": initials after the surname, where the name ends with them.
_LAST_INITIALS = re.compile(r"[^\W\d_a-zà-ÿ]\.(?:[ \u00a0]?-?[^\W\d_a-zà-ÿ]\.)*(?=\s*(?:[,;:()\n–—-]|$))")
# "DUBREUIL, Claire": the given name behind the comma, where something else parts it from what follows.
_TURNED = re.compile(
    r",[ \u00a0](?P<given>[^\W\d_]+(?:[-‑ \u00a0][^\W\d_]+){0,2}\.?)(?=\s*(?:[,;:()\t|–—\n-]|\.?\s*$|\.\n))"
)
# "L'ambassadrice de France": a capital for the sentence's sake.
_ELIDED_ARTICLE = re.compile(r"[LD]['’][^\W\d_A-ZÀ-Ý]")
_BLANKS = " \u00a0\u202f"
_MOST_BLANKS = 2
_LONGEST = 6
_SHORTEST_SPELLED = 5
SEVERAL = frozenset({"MM.", "Mmes", "CC.", "Sres.", "Sras.", "Lics.", "Mtros.", "Dres.", "Ings.", "Arqs."})
_SHORTEST_TITLE = 2
_SHORT_ACRONYM = 4


@dataclass(frozen=True, slots=True)
class Named:
    """A civility and a name at one place; `name` is None for "Monsieur le Maire", `end` is before "le"."""

    civility: str | None
    name: str | None
    span: Span


def named_at(doc: Document, start: int, end: int, *, fewest: int = 2) -> Named | None:
    """Return the person whose civility or name begins at a place.

    Without a civility, at least `fewest` words with capitals make a name.
    """
    named, words = _read_at(doc, start, end)
    if named is not None and named.civility is None and words < fewest:
        return None
    return named


def _named_moved(answer: tuple[Named | None, int], by: int) -> tuple[Named | None, int]:
    named, words = answer
    return (named and replace(named, span=moved_span(named.span, by))), words


@remembered(_named_moved)
def _read_at(doc: Document, start: int, end: int) -> tuple[Named | None, int]:
    """Return the person whose civility or name begins at a place, and how many words the name has."""
    civility, at = civility_at(doc, start, end)
    if civility and at < end and _is_function_next(doc, at, end):
        return Named(civility, None, (start, at)), 0
    several = re.compile(r"\s[ye]\s").search(doc.shadow, at, end) if civility in SEVERAL else None
    stop, words = _name_end(doc, at, several.start() if several else end, polite=civility is not None)
    if civility and words and _is_origin(doc, at, stop):
        return None, 0
    if doc.text[stop : stop + 2] == "-\n":
        return None, 0  # "M. Ma-" at the end of a line
    if words and (turned := _given_behind(doc, at, stop, end)):
        stop, words = turned, words + 1
    if not words:
        return None, 0
    return Named(civility, doc.quote((at, stop)), (start, stop)), words


_FROM_THERE = re.compile(r"(?:de|del|du|des|d'|of)[ \u00a0']?(?:la |el |l')?")

_OFFICES = ("jador ", "jadora ", "consul ")  # "la embajadora de Panamá"


def _is_origin(doc: Document, at: int, stop: int) -> bool:
    """Tell whether "un señor de Perú" says where somebody is from, not who it is."""
    lead = _FROM_THERE.match(doc.shadow, at, stop)
    if lead is None:
        return False
    place = doc.shadow[lead.end() : stop]
    return country_of(doc.lexicon, place) is not None or doc.shadow[max(0, at - 7) : at].endswith(_OFFICES)


def _given_behind(doc: Document, at: int, stop: int, end: int) -> int | None:
    """Return where "DUBREUIL, Claire" ends: a known given name behind surnames that hold none."""
    turned = _TURNED.match(doc.text, stop, end)
    if turned is None or not all(is_capital(word) for word in re.split(r"[\s-]", turned["given"])):
        return None
    given = [shadow_of(word) for word in re.split(r"[\s\-‑]+", turned["given"])]
    surnames = [shadow_of(word) for word in re.split(r"[\s\-‑]+", doc.text[at:stop])]
    known = is_given_name(given[0]) and not any(is_given_name(word) for word in surnames[:1])
    if len(given) > 1 and not all(is_given_name(word) or len(word) == 1 for word in given):
        return None  # "Osvaldo Cifuentes, Francisca Rebolledo" are two
    function = function_at(doc, turned.start("given"), end)
    return turned.end() if known and not function else None


def is_person_shouted(doc: Document, start: int, stop: int) -> bool:
    """Tell whether words in capitals, which an acronym has too, are a name: "DUBREUIL Claire", "ANA PEÑA"."""
    words = _WORD.findall(doc.text, start, stop)
    folded = [shadow_of(part) for word in words for part in re.split(r"[-‑]", word)]
    if len(words) < 2 or any(head_pattern(doc.lexicon).fullmatch(word) for word in folded):
        return False
    return any(is_given_name(word) for word in folded) and not any(
        country_of(doc.lexicon, word) for word in folded
    )


def civility_at(doc: Document, start: int, end: int) -> tuple[str | None, int]:
    """Return the civility at a place in its short form, and where the name after it begins."""
    match = _civility_pattern(doc.lexicon).match(doc.shadow, start, end)
    if not match or not (doc.text[start].isupper() or _is_spelled(doc, match)):
        return None, start
    if len(match["word"].rstrip(".")) == 1 and not match["word"].endswith("."):
        return None, start
    # "Sr. Lic. Luis Vidal": the title says more.
    again = _civility_pattern(doc.lexicon).match(doc.shadow, match.end(), end)
    titled = again and doc.text[match.end()].isupper() and again["word"].endswith(".")
    if again and titled and len(again["word"]) > _SHORTEST_TITLE:
        match = again
    return str(doc.lexicon.value("civilities", match["word"])), match.end()


def _is_spelled(doc: Document, match: re.Match[str]) -> bool:
    """Tell whether a civility in lower case is one: "el señor Roux", "don Luis"."""
    word = match["word"]
    return len(word) >= _SHORTEST_SPELLED or (word in {"don", "dona"} and doc.text[match.end()].isupper())


@lru_cache(maxsize=4)
def _civility_pattern(lex: Lexicon) -> re.Pattern[str]:
    words = sorted((shadow_of(word) for word in lex.words("civilities")), key=len, reverse=True)
    retired = r"(?: ?\((?:[a-z]\.?){1,3}\))?"  # "Col. (e.r.) Roux"
    either = "|".join(re.escape(word) for word in words)
    return re.compile(rf"(?P<word>{either})(?!\w){retired} *\n? *(?=[^\W_])")


@lru_cache(maxsize=4)
def article_pattern(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of an article with the blank after it."""
    words = sorted((shadow_of(word) for word in lex.words("articles")), key=len, reverse=True)
    return re.compile(
        "(?:" + "|".join(re.escape(w) + ("" if w.endswith("'") else r"\s") for w in words) + ")"
    )


def after_article(doc: Document, start: int, end: int) -> int:
    """Return where the word after an article begins; the same place where no article stands."""
    match = article_pattern(doc.lexicon).match(doc.shadow, start, end)
    return match.end() if match else start


def _is_function_next(doc: Document, at: int, end: int) -> bool:
    """Tell whether a function follows instead of a name: "Monsieur le Maire", "Monsieur l'Ambassadeur"."""
    return function_at(doc, after_article(doc, at, end), end) is not None


def _name_end(doc: Document, at: int, end: int, *, polite: bool) -> tuple[int, int]:
    """Return where the words of a name end, and how many of them have capitals."""
    stop, count, cursor = at, 0, at
    while count < _LONGEST:
        initial = _INITIAL.match(doc.text, cursor, end)
        if initial and doc.text[initial.start()].isupper():
            cursor = initial.end()
            count += 1
            continue
        last = _LAST_INITIALS.match(doc.text, cursor, end) if stop > at else None
        if last:
            return last.end(), count + 1
        word = _WORD.match(doc.text, cursor, end)
        if word is None or (count > 1 and _begins_next(doc.text[at:stop], word.group())):
            break
        if _is_shortened(doc, word):
            cursor, count = word.end() + 2, count + 1
            continue
        if is_capital(word.group()) or ((count or polite) and _is_elided(doc, word)):
            if _stops(doc, word, count, polite=polite):
                break
            stop, count = word.end(), count + 1
        elif not (count or polite) or not _is_particle(doc, word):
            break
        cursor = _next_word(doc, word.end(), end)
        if cursor == word.end() and doc.text[cursor : cursor + 1] not in {"'", "’"}:
            break
    return stop, count if stop > at else 0


def _is_shortened(doc: Document, word: re.Match[str]) -> bool:
    """Tell whether "Ma.", "Sta." shortens a part of a name."""
    known = shadow_of(f"{word.group()}.") in doc.lexicon.folded("name_abbreviations")
    return known and doc.text[word.end() : word.end() + 2] in {". ", ".\u00a0"}


def _stops(doc: Document, word: re.Match[str], count: int, *, polite: bool) -> bool:
    """Tell whether a capitalised word is none of the name that it stands behind."""
    if count and _joins_shouted(doc, word):
        return True
    if (polite or count) and _is_capital_article(doc, word):
        return False
    return _ends_a_name(doc, word, count, polite=polite)


def _joins_shouted(doc: Document, word: re.Match[str]) -> bool:
    """Tell whether "E", "Y" or "ET" joins two names in capitals: "ANA PEÑA E ING. LUIS VIDAL"."""
    folded = doc.shadow[word.start() : word.end()]
    if folded not in doc.lexicon.folded("and") or doc.text[word.end() : word.end() + 1] not in _BLANKS:
        return False
    return folded not in {"y", "e"} or _names_another(doc, word.end())


def _begins_next(before: str, word: str) -> bool:
    """Tell whether a word begins another name behind "Abdelhak BENCHEKROUN", written beside it."""
    first, last = before.split(maxsplit=1)[0], before.rsplit(maxsplit=1)[-1]
    return first[1:2].islower() and last.isupper() and len(last) > _SHORTEST_TITLE and word[1:2].islower()


def _next_word(doc: Document, at: int, end: int) -> int:
    """Return where the next word of a name stands: behind blanks, or on the next line of a paragraph.

    Wide blanks part columns: "Rosa Ruiz      Luis Vidal" are two who sign beside each other.
    """
    begin = at
    while at < end and doc.text[at] in _BLANKS:
        at += 1
    if at - begin > _MOST_BLANKS:
        return begin
    if at < end and doc.text[at] == "\n" and at + 1 < end and doc.text[at + 1].isupper():
        return at + 1
    return at


def _is_elided(doc: Document, word: re.Match[str]) -> bool:
    """Tell whether "d'Ormesson" goes on with a name; "d'Haïti" says where somebody is from."""
    name = word.group()[2:]
    return (
        doc.shadow[word.start() : word.start() + 2] == "d'"
        and is_capital(name)
        and not is_acronym(name)
        and country_of(doc.lexicon, shadow_of(name)) is None
        and head_pattern(doc.lexicon).match(doc.shadow, word.start() + 2) is None
    )


def _is_capital_article(doc: Document, word: re.Match[str]) -> bool:
    """Tell whether the article with a capital of "M. Le Goff" begins a surname."""
    following = _WORD.match(doc.text, word.end() + 1)
    return (
        doc.shadow[word.start() : word.end()] in {*doc.lexicon.folded("articles"), *_particles(doc.lexicon)}
        and doc.text[word.end() : word.end() + 1] in {" ", "\u00a0"}
        and following is not None
        and is_capital(following.group())
        and not _ends_a_name(doc, following, 1)
    )


def _ends_a_name(doc: Document, word: re.Match[str], count: int, *, polite: bool = False) -> bool:
    """Tell whether a capitalised word is a function, a body or a common word instead of a name."""
    folded = doc.shadow[word.start() : word.end()]
    if function_at(doc, word.start(), word.end()) or (count == 0 and _ELIDED_ARTICLE.match(word.group())):
        return True
    if is_no_name(doc, word.group()) and not _is_given_month(doc, word):
        return True
    if count == 0 and folded in doc.lexicon.folded("articles", "common"):
        return True
    if count and word.group().isupper() and _goes_on_shouted(doc, word):
        return True
    if head_pattern(doc.lexicon).match(doc.shadow, word.start()) and _reads_as_body(doc, word):
        return True
    return is_acronym(word.group()) and count == 0 and len(word.group()) <= 3 and not polite


def _goes_on_shouted(doc: Document, word: re.Match[str]) -> bool:
    """Tell whether a word goes on with a sentence all in capitals: "MME ROUX ENVERRA LA LISTE"."""
    if not is_shouted(doc.text, word.start()):
        return False
    folded = doc.shadow[word.start() : word.end()]
    if folded in doc.lexicon.folded("articles", "common") and folded not in _particles(doc.lexicon):
        return True
    return _is_shouted_verb(doc, word.span())


def _is_shouted_verb(doc: Document, word: Span) -> bool:
    listed = doc.lexicon.find("who.verbs", "modality.duty", "modality.commitment", "modality.tells")
    if listed.match(doc.shadow, word[0]) is not None:
        return True
    acts = doc.lexicon.find("modality.agentive").fullmatch(doc.shadow, *word) is not None
    return acts and re.fullmatch(FUTURE[doc.lexicon.code], doc.shadow[slice(*word)]) is not None


_SUBJECT_LONGEST = 80


def before_shouted_verb(doc: Document, start: int, end: int) -> int | None:
    """Return where a subject ends whose verb is in capitals as it is: "LA MAIRIE PRETERA LA SALLE"."""
    if not is_shouted(doc.text, start):
        return None
    for word in tokens(doc.text, start, min(end, start + _SUBJECT_LONGEST)):
        if word[0] > start and _is_shouted_verb(doc, word):
            return word[0] - 1
    return None


def _is_given_month(doc: Document, word: re.Match[str]) -> bool:
    """Tell whether "Julio", "Abril" is a given name here: another name follows; a month has none after it."""
    folded = shadow_of(word.group())
    following = _WORD.match(doc.text, word.end() + 1)
    return (
        bool(doc.lexicon.value("months", folded))
        and is_given_name(folded)
        and doc.text[word.end() : word.end() + 1] in _BLANKS
        and following is not None
        and is_capital(following.group())
    )


def _reads_as_body(doc: Document, word: re.Match[str]) -> bool:
    """Tell whether a word for a body is one here: "Centre" before a name ends may be a surname, rarely."""
    head = head_pattern(doc.lexicon).match(doc.shadow, word.start())
    return head is not None and head.end() >= word.end()


def _is_particle(doc: Document, word: re.Match[str]) -> bool:
    """Tell whether "de", "la", "von" go on with a name: a capital must come after them."""
    if doc.shadow[word.start() : word.end()] not in _particles(doc.lexicon):
        return False
    # "Ortega y Gasset" is one, "Villes Unies y la RVA" are two.
    if doc.shadow[word.start() : word.end()] in {"y", "e"} and _names_another(doc, word.end()):
        return False
    inner = "de" if doc.shadow[word.start() : word.end()] in {"y", "e"} else "de|la|los|las|el|der|den|l"
    following = re.compile(rf"[{_BLANKS}'’]?(?:(?:{inner})[{_BLANKS}'’])?[^\W\d_]").match(
        doc.text, word.end()
    )
    if following is None or not following.group()[-1].isupper():
        return False
    office = _WORD.match(doc.shadow, following.end() - 1)
    if office is None:
        return True
    # "la doctora Vidal del CHU", "el doctor Núñez del Servicio Nacional"
    shown = doc.text[office.start() : office.end()]
    sent = head_pattern(doc.lexicon).fullmatch(office.group()) or (
        is_acronym(shown) and len(shown) <= _SHORT_ACRONYM and not is_shouted(doc.text, word.start())
    )
    return not sent and office.group() not in doc.lexicon.folded("offices")


def _names_another(doc: Document, at: int) -> bool:
    """Tell whether "y" joins two people: a given name follows, or two words: "Luis Vidal y Ana Peña"."""
    first = _WORD.match(doc.text, at + 1)
    if first is None:
        return False
    second = _WORD.match(doc.text, first.end() + 1)
    beside = second is not None and doc.text[first.end()] in _BLANKS and is_capital(second.group())
    folded = shadow_of(first.group())
    if civility_at(doc, first.start(), len(doc.text))[0]:
        return True  # "Cap. Estévez y M. Abalain"
    if folded in doc.known_words and not any(f" y {folded}" in shadow_of(name) for name in doc.people):
        return True  # "Pizano y Tresguerras", who are two of those present
    return is_given_name(folded) or folded in doc.known_given or beside


@lru_cache(maxsize=4)
def _particles(lex: Lexicon) -> frozenset[str]:
    return frozenset(shadow_of(word).rstrip("'") for word in lex.words("particles"))
