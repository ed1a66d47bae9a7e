"""Times that are said in words, by a grammar: a preposition, then a part of the year, a length or an event.

"avant la fin de l'année scolaire", "sous quinze jours", "au retour des congés", "al firmar el convenio".
The words of the grammar are data (`dates` in `resources/reading/`); this module says how they go together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading.matching import GAP, Span, expression, shadow_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document

_YEAR = r"(?:19|20)\d\d(?!\d)"
_STOP = r"[,.;:()\n]|$"
# "plus vite que durant l'été" compares, it sets no time.
_COMPARED = re.compile(r"(?<!\w)que\s$")
# What goes on as "du 14 mai" is another term than the one read: "semaine du 14 mai".
_GOES_ON = re.compile(r"\s(?:du|del|de)(?: \w+)? \d{1,2}(?!\d)")
_ADJECTIVE = (
    r"\w{2,}(?:iques?|ables?|ibles?|al|ales?|aux|ifs?|ives?|aires?|iers?|ieres?|eurs?|euses?|els?|elles?|iens?|iennes?|ais|aises?"
    r"|ois|oises?|aines?|icos?|icas?|ivos?|ivas?|arios?|arias?|ales|ores?|oras?|anos?|anas?)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Time:
    """A time in words: its place, and whether it hangs on something else ("après la visite")."""

    span: Span
    relative: bool


def times(doc: Document, start: int = 0, end: int | None = None) -> list[Time]:
    """Return the times that a stretch of text says in words, in order and apart: the longest of each."""
    stop = len(doc.shadow) if end is None else end
    found = [time for relative in (False, True) for time in _found(doc, start, stop, relative=relative)]
    kept: list[Time] = []
    for time in sorted(found, key=lambda time: (time.span[0], -time.span[1])):
        if not kept or time.span[0] >= kept[-1].span[1]:
            kept.append(time)
        elif time.span[1] > kept[-1].span[1] and time.relative:
            kept[-1] = Time(
                (kept[-1].span[0], time.span[1]), relative=True
            )  # "dans les dix jours après la visite"
    return kept


def _found(doc: Document, start: int, end: int, *, relative: bool) -> Iterator[Time]:
    parts, hanging = _patterns(doc.lexicon)
    for pattern in (hanging,) if relative else (doc.lexicon.find("dates.fuzzy"), parts):
        at = start
        while (match := pattern.search(doc.shadow, at, end)) is not None:
            meant = _is_meant(doc, match)
            if meant:
                yield Time(match.span(), relative)
            at = max(match.end() if meant else match.start() + 1, at + 1)


def _is_meant(doc: Document, match: re.Match[str]) -> bool:
    """Tell a time from what only looks like it: an article, a comparison, a part of another term."""
    start, end = match.span()
    if match.group()[:4] == "des " and doc.text[start + 1] not in "èÈ":
        return False
    if match.group().startswith("a ete") and doc.text[start] == "a":  # "il a été demandé"
        return False
    if _COMPARED.search(doc.shadow, max(0, start - 5), start):
        return False
    return match.re is _patterns(doc.lexicon)[1] or _GOES_ON.match(doc.shadow, end) is None


@lru_cache(maxsize=8)
def _patterns(lex: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of the parts of a year, and of what hangs on something else."""
    words = _Words(lex)
    hanging = (words.between(), words.length(), words.aside(), words.clause(), words.event())
    # All but the last way begin a word: that is asked once for all of them.
    parts = rf"(?<!\w)(?:{words.two_parts()}|{words.part()})|{words.latest()}"
    clauses = rf"(?<!\w)(?:{'|'.join(hanging)})"
    return re.compile(_over_lines(parts)), re.compile(_over_lines(clauses))


# A blank outside brackets and without a count: none that stands before a sign or inside a look behind.
_BLANK = re.compile(r"(?<!\[)(?<!\|)\\s(?![?*+{\]|'-])")


def _over_lines(words: str) -> str:
    """Let every blank of a pattern be a cut line too, further in."""
    return _BLANK.sub(lambda _blank: GAP, words)


class _Words:
    """The pieces of the grammar in one language, each a pattern for shadows."""

    def __init__(self, lex: Lexicon) -> None:
        self._lex = lex
        self.of = _glued(lex.words("dates.of_the"))
        self.to = _glued(lex.words("dates.to_the"))
        self.the = _glued(lex.words("dates.the"))
        self.next, self.tail = self.any("dates.next"), self.any("dates.year_tail")
        self.month, self.stretch = self.any("months"), self.any("dates.stretches")
        day_part = self.any("dates.day_parts")
        self.weekday = rf"{self.any('weekdays')}(?!\s\d)(?:\s{day_part})?"
        self.season = self.any("dates.seasons")
        self.noun = self._noun()
        self._name_parts()

    def any(self, *paths: str) -> str:
        """Return the pattern of any word of some lists."""
        return expression([word for path in paths for word in self._lex.words(path)])

    def led(self, path: str) -> str:
        """Return prepositions and the article behind them: "au cours de" is "au cours du"."""
        ways = []
        for word in sorted(self._lex.words(path), key=len, reverse=True):
            stem, _space, last = shadow_of(word).rpartition(" ")
            before = _glued([stem]) if stem else ""
            article = {"de": self.of, "a": self.to}.get(last, rf"{re.escape(last)}\s")
            ways.append(f"{before}{article}(?:{self.the})?")
        return rf"(?<!\w)(?:{'|'.join(ways)})"

    # Parts of a year -------------------------------------------------------------------------------

    def _name_parts(self) -> None:
        """Name "fin juin", "deuxième quinzaine de mai", "lundi prochain", "semaine 24", "été 2024"."""
        tails = rf"(?:\s(?:{self.tail}|{_YEAR})){{0,2}}"
        ordinal, edge = self.any("dates.ordinals"), self.any("dates.edges")
        rank = rf"(?:(?:{ordinal}|{self.next})\s){{0,2}}"
        named = rf"{rank}(?:{self.season}|{self.weekday}|{self.month}){tails}"
        stretch = rf"{rank}{self.stretch}{tails}"
        any_one = rf"(?:{named}|{stretch}|(?<!\w)(?:{_YEAR}|[ts][1-4](?!\w)))"
        of_what = rf"(?:\s{self.of}{any_one}){{0,2}}"
        self.edged = rf"(?:{edge}[\s-](?:{self.of})?(?:{self.the})?){{1,2}}{any_one}{of_what}"
        self.ranked = rf"(?:{ordinal}\s){{1,2}}(?:{self.stretch}|{self.weekday}){tails}{of_what}"
        unit = rf"(?:{self.stretch}|{self.season}|{self.weekday}|{self.month})"
        self.coming = rf"(?:{unit}\s{self.tail}|{self.next}\s{unit})"
        week = r"(?<!\w)sem(?:aine|ana|\.)\s(?:n°\s?)?\d{1,2}(?!\w|/)"
        self.numbered = rf"(?:(?<!\w)[ts][1-4](?!\w)(?:\s{_YEAR})?|{week})"
        stretch_of = rf"{stretch}\s{self.of}{any_one}"
        self.sure = "|".join(
            (self.edged, self.ranked, self.numbered, self.coming, stretch_of, f"{named}{of_what}")
        )
        self.any_part = rf"{self.sure}|{stretch}"

    def part(self) -> str:
        """Return a part of a year with what leads to it; without, only one that shows a time."""
        year = rf"{self.led('dates.year_time_lead')}{_YEAR}"
        led = rf"{self.led('dates.time_lead')}(?:{self.any_part})"
        aimed = rf"{self.led('dates.aim_lead')}(?:{self.sure})"
        here = rf"{self.any('dates.this')}\s(?:{self.stretch}|{self.season}|{self.weekday})"
        alone = rf"(?<!\w)(?:{self.the})?(?:{self.edged}|{self.ranked}|{self.coming}|{self.numbered})"
        return f"{year}|{led}|{aimed}|{here}|{alone}|{self._weekday_alone()}|{self._again()}"

    def latest(self) -> str:
        """Return "lundi" of "lundi, au plus tard"."""
        return rf"(?:{self.the})?{self.weekday}(?=,?\s{self.any('dates.latest')})"

    def _weekday_alone(self) -> str:
        """Return "jeudi" and "el jueves" where nothing goes on with it: no "le jeudi", no "jeudi saint"."""
        no = (
            r"(?<!desde )"
            if self._lex.code == "es"
            else r"(?<!le )(?<!du )(?<!les )(?<!des )(?<!au )(?<!que )(?<!depuis )"
        )
        the = r"(?<!\w)el\s" if self._lex.code == "es" else r"(?<!\w)"
        day_part = rf"{self.any('weekdays')}\s{self.any('dates.day_parts')}"
        today = rf"(?<!\w)aujourd'hui(?=\s?(?:{_STOP}))" if self._lex.code == "fr" else "(?!)"
        return rf"{no}{the}(?:{day_part}|{self.weekday}(?=\s?(?:{_STOP})|{_OBJECT}))|{today}"

    def _again(self) -> str:
        """Return "tous les quinze jours", "chaque premier lundi du mois", "dos veces al año"."""
        unit = rf"(?:{self._long()}|(?:{self.any('dates.ordinals')}\s)?(?:{self.weekday}|{self.stretch}))"
        of_what = rf"(?:\s{self.of}(?:{self.stretch}|{self.month}))?"
        often = rf"{self.any('dates.often')}\s{_either(self._lex.words('dates.units'))}(?!\w)"
        return rf"{self.any('dates.each')}\s{unit}{of_what}|{often}"

    def two_parts(self) -> str:
        """Return "entre fin juin et début juillet", "fin juin - début juillet"."""
        joint = rf"(?:\s{self.any('dates.part_joints')}\s|\s?[-/]\s?)(?:{self.the}|{self.to})?"
        lead = rf"(?:{self.led('dates.between_lead')}(?:{self.to})?)?"
        led = f"(?:{self.led('dates.time_lead')}|{self.led('dates.aim_lead')})"
        months = rf"{led}{self.month}{joint}{self.month}(?:\s(?:{self.of})?{_YEAR})?"
        return rf"{lead}{self.edged}{joint}{self.edged}|{months}"

    # Lengths ---------------------------------------------------------------------------------------

    def _long(self, *, counted: bool = True) -> str:
        """Return "quinze jours", "deux à trois semaines"; uncounted, "prochains jours", "jours à venir"."""
        unit = rf"{_either(self._lex.words('dates.units'))}(?!\w)"
        if not counted:
            return rf"(?:{self.next}\s{unit}|{unit}\s{self.any('dates.unit_tail')})"
        one = rf"(?:\d{{1,3}}|{self.any('numbers', 'day_words', 'dates.some')})"
        joint = rf"(?:\s{self.any('dates.count_joints')}\s|\s?-\s?)"
        return rf"(?:{self.next}\s)?(?<!\w){one}(?:{joint}{one})?(?:\s{self.next})?\s?{unit}"

    def length(self) -> str:
        """Return "sous quinze jours", "dans un délai de deux mois suivant la visite"."""
        kind = rf"(?:\s{self.any('dates.unit_tail')})"
        after = rf"{kind}{{0,2}}?\s{self.led('dates.length_tail')}{self.noun}|{kind}{{0,2}}"
        length = rf"(?:{self._long()}|{self._long(counted=False)})"
        # "dans le mois de la notification", "dans la semaine qui suit la visite"
        from_event = rf"(?:{self.of}(?:{self.the})?|{self.led('dates.length_tail')}){self.noun}"
        of_event = rf"\s{self.of}(?:{self.the})?(?={self.any('dates.events')}){self.noun}"
        whole = rf"(?<!\w)(?:dans|en|dentro d)\s?(?:el\s|la\s|le\s|l'){self.stretch}\s{from_event}"
        return rf"{self.led('dates.within')}{length}(?:{of_event}|{after})|{whole}"

    def aside(self) -> str:
        """Return "quinze jours avant la visite", "au moins dix jours avant le forum"."""
        least = rf"(?:{self.any('dates.at_least')}\s){{0,2}}"
        kind = rf"(?:\s{self.any('dates.unit_tail')})?"
        deed = rf"\w+[aei]r(?!\w)(?:\s{self.the}{self.noun})?" if self._lex.code == "es" else "(?!)"
        alone = rf"{self.any('dates.beside')}(?=\s?(?:{_STOP}))"
        lead = self.led("dates.before_event")
        event = rf"{lead}(?:{deed}|{self.noun})|{self.any('dates.ahead')}|{alone}"
        also = rf"(?:\s{self.any('dates.at_least')})?"
        # "aura trois semaines pour faire ses remarques"
        to_do = r"(?=\s(?:pour|para)\s(?:l'|(?:les?|la|en|y|leur|lui)\s)?\w+(?:[aei]r|re)(?:l[aeo]s?)?(?!\w))"
        has = "|".join(rf"(?<={shadow_of(word)} )" for word in self._lex.words("dates.has"))
        given = rf"(?:{has})(?<!\w){self._long()}{to_do}"
        return rf"{least}{self._long()}{also}{kind}\s(?:{event})|{given}"

    # Events ----------------------------------------------------------------------------------------

    def _noun(self) -> str:
        """Return a noun and what goes with it: "conseil municipal", "clôture de l'exercice"."""
        kind = rf"(?:{self.any('dates.event_adjectives', 'dates.next')}\s){{0,2}}"
        word = rf"{kind}(?!{self.month}|{self.of})[^\W\d_]{{3,}}(?:[-'][^\W\d_]+)*"
        known = self.any("dates.event_tail", "dates.year_tail")
        last = rf"[^\W\d_]{{4,}}(?=\s?(?:{_STOP}))"
        more = rf"(?:\s(?:{known}|(?!{_VERB})(?:{_ADJECTIVE}|{last}))){{0,2}}"
        short = r"(?!(?:le|la|les|un|une|el|lo|los|las|et|y|e|a|au|du|de|en|su|sa)(?!\w))[^\W\d_]{2}(?!\w)"
        of_what = rf"(?:\s{self.of}(?:{self.the})?(?:{word}|{short}){more}){{0,3}}"
        return rf"{word}{more}{of_what}(?:\s(?:{self.of}|en\s){self._month()})?"

    def _month(self) -> str:
        """Return a month that no day follows: "juin", "mayo de 2024"."""
        return rf"{self.month}(?:\s(?:{self.of})?{_YEAR})?(?!\s?\d)"

    def event(self) -> str:
        """Return what hangs on an event: "avant la clôture de l'exercice", "lors du prochain comité"."""
        no = rf"(?!(?:\w+\s)?{self.any('dates.no_event')})"
        known = rf"(?={self.any('dates.events', 'dates.event_adjectives', 'dates.next')})"
        coming = rf"(?={self.next}\s)"
        bare = rf"(?:(?<=[(,:;>-] )|(?<=\()){coming}{self.noun}"
        place = rf"\sen\s(?!{self.month}|{self.season})[^\W\d_]{{4,}}"
        by = rf"(?:\s(?:par|por)\s(?:{self.the})?{self.noun}|{place})?"
        return (
            f"{self.led('dates.event_lead')}{no}{self.noun}{by}|{self.led('dates.occasion_lead')}{known}{self.noun}"
            f"|{self.led('dates.next_lead')}{coming}{self.noun}|{bare}|{self._of_month()}|{self._own()}"
        )

    def _of_month(self) -> str:
        """Return "en la sesión ordinaria de mayo", "au conseil municipal de juin": known, and which."""
        lead = r"(?:en\s|para\s)" if self._lex.code == "es" else rf"(?:{self.to}|pour\s)"
        kind = rf"(?:{self.any('dates.events')}(?:\s[^\W\d_]{{4,}}){{0,3}})"
        return rf"(?<!\w){lead}(?:{self.the})?{kind}\s(?:{self.of}){self._month()}"

    def _own(self) -> str:
        """Return "à son retour de Valparaíso", "a su llegada al puerto"."""
        name = r"[^\W\d_]{3,}(?:[\s-][^\W\d_]{3,})?"
        end = rf"(?=\s?(?:{_STOP})|{_OBJECT})"
        place = rf"(?:\s(?:{self.of}|{self.to}|en\s)(?:{self.the})?{name}{end})"
        alone = rf"(?:au|al|a la)\s{self.any('dates.moves')}(?=\s?(?:{_STOP}))"
        own = rf"(?:a|des)\s(?:son|sa|leurs?|sus?)\s{self.any('dates.moves')}{place}?"
        return rf"(?<!\w)(?:{own}|{alone})"

    def between(self) -> str:
        """Return "entre le comité et la visite": events at both ends."""
        joint = rf"\s(?:{self._lex.also})\s(?:{self.the})"
        known = rf"(?={self.any('dates.events')})"
        return rf"{self.led('dates.between_lead')}{known}{self.noun}{joint}{known}{self.noun}"

    # Clauses ---------------------------------------------------------------------------------------

    def _before_any(self) -> str:
        """Return "avant tout versement", "antes de cualquier pago"."""
        end = rf"(?=\s?(?:{_STOP}|(?:{self._lex.also})\s)|{_OBJECT})"
        to = rf"(?:\s(?:{self.to})(?:{self.the})?[^\W\d_]{{3,}})?"
        return rf"(?<!\w){self.any('dates.before_any')}\s(?!{self.the}){self.noun}{to}{end}"

    def clause(self) -> str:
        """Return "dès que la liste est complète", "une fois le budget voté", "antes de imprimir"."""
        lex = self._lex
        done, told = _DONE[lex.code], self.any("dates.is_done")
        new_deed = rf"\s(?:{lex.also})\s(?:[a-z]{{1,4}}[\s'])?\w+(?:ra|ront|ran)(?!\w)"
        title = rf"(?<!\w){_either(w for w in lex.words('civilities') if w.endswith('.'))}"
        rest = rf"(?:{title}|(?!{new_deed})[^,.;:()\n]){{3,70}}"
        object_next = rf"(?={_OBJECT})"
        ends = rf"(?:{object_next}|(?=\s?(?:{_STOP}))|(?=\s(?:par|por|{lex.also})\s))"
        lead = rf"(?<!\w){_glued(lex.words('dates.clause_lead'))}(?!{self.any('dates.no_clause')})"
        named = rf"(?:{self.month}|{_YEAR}|{self.the}{self.noun})"
        told_first = rf"(?:[a-z]{{2}}\s)?[^\W\d_]{{3,}}\s(?:{done}\s)?{named}{object_next}"
        # The subject follows its verb in Spanish: "una vez que se haya firmado el convenio".
        told_last = (
            rf"(?:{title}|[^,.;:()\n]){{2,50}}?{told}\s{done}(?:\s{self.the}{self.noun})?{object_next}"
            if lex.code == "fr"
            else "(?!)"
        )
        after = rf"{self.any('dates.done_lead')}\s"
        both = (
            rf"(?:{self.any('modality.plural_party')}|(?:{self.the})?(?:{self.any('numbers')}\s)?{self.noun})"
        )
        agent = rf"(?:\s(?:par|por)\s{both}(?=\s?(?:{_STOP})|{_OBJECT}))?"
        by_noun = rf"{self.the}(?:[^\W\d_]+[\s']){{1,6}}?{done}(?:{agent}{ends})"
        by_verb = rf"{done}(?:\s(?:(?:par|por)\s)?{self.the}{self.noun})?{agent}"
        to_come = rf"(?=[^,.;:()\n]{{0,40}}{_TO_COME[lex.code]})"
        when = rf"(?<!\w){_glued(lex.words('dates.when'))}{to_come}(?:{told_first}|{told_last}|{rest})"
        verb = rf"(?<!\w){_glued(lex.words('dates.infinitive_lead'))}\w+(?:[aei]r|re)(?!\w)"
        return (
            f"{lead}(?:{told_first}|{told_last}|{rest})|{after}(?:{by_noun}|{by_verb}|{self.the}{rest})"
            rf"|{when}|{self._before_any()}|{verb}(?:\s{self.month}|\s{self.the}{self.noun}|\s(?:a|en|{self.of})\s?[^\W\d_]+)?"
        )


# What is done comes after the time: "jeudi le dossier".
_OBJECT = r"\s(?:(?:le|la|les|un|une|des|el|los|las|unos|unas)\s|l')"
_VERB = r"\w+(?:ra|ront|ran|[aei]r)(?!\w)"
_DONE = {
    "fr": r"(?<!\w)\w{2,}(?:e|ee|es|ees|i|ie|is|ies|u|ue|us|ues|it|ite|its|ites|ert|erte)(?!\w)",
    "es": r"(?<!\w)\w{2,}(?:[ai]d[oa]s?|ch[oa]s?|[es]t[oa]s?)(?!\w)",
}
# "cuando se firme", "lorsque la liste sera prête": what is still to come.
_TO_COME = {
    "fr": r"(?<!\w)\w+(?:ra|ront)(?!\w)",
    "es": r"(?<!\w)(?:este|esten|\w{2,}(?:e|a|en|an))(?!\w)",
}


def _either(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(shadow_of(word)) for word in sorted(words, key=len, reverse=True))})"


def _glued(words: Iterable[str]) -> str:
    """Return a pattern of words with the space behind them; "l'" has none."""
    ways = []
    for word in sorted(words, key=len, reverse=True):
        folded = r"\s".join(re.escape(part) for part in shadow_of(word).split())
        ways.append(folded if word.endswith("'") else rf"{folded}\s")
    return f"(?:{'|'.join(ways) or '(?!)'})"
