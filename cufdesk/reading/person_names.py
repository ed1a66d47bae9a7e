"""Given names and surnames in the name of somebody who signs, with what bears the split out.

Sure where the form shows it (capitals, a comma, two words, particles) or where the e-mail address repeats it:
"rruiz" makes Ruiz the first surname of Rosa Ruiz Pérez. Where only the lists of given names speak, the split
is *doubtful*; where nothing does, the name stays whole. The last word is never taken for the surname as such.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from cufdesk.domain.given_names import is_given_name
from cufdesk.domain.written_names import PARTICLES
from cufdesk.folding import fold, words_of

# fmt: off
TWO_SURNAMES = frozenset((
    "MX", "ES", "CL", "CO", "PE", "AR", "EC", "BO", "CU", "CR", "UY", "PY", "VE", "GT", "HN", "SV", "NI",
    "PA", "DO",
))
# fmt: on
_ARTICLES = {
    "le",
    "la",
    "les",
    "l",
    "de",
    "du",
    "des",
    "ben",
    "el",
    "al",
    "van",
    "von",
    "del",
    "d",
    "da",
    "di",
    "dos",
    "abd",
    "saint",
    "san",
    "mac",
}
_WORD = re.compile(r"\S+")
_TAKES_PARTICLES = {"maria", "marie", "jose"}


@dataclass(frozen=True, slots=True)
class NameParts:
    """The parts of a name and their places in it; `doubtful` where lists alone bear the split out."""

    given_names: str
    first_surname: str
    second_surname: str = ""
    given_span: tuple[int, int] = (0, 0)
    first_span: tuple[int, int] = (0, 0)
    second_span: tuple[int, int] = (0, 0)
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class _Group:
    """A word of a name with the particles before it."""

    start: int
    end: int
    text: str
    shouted: bool

    @property
    def key(self) -> str:
        """Return the folded words without particles, joined."""
        kept = [word for word in words_of(self.text) if word not in PARTICLES]
        return "".join(kept or words_of(self.text))

    @property
    def is_given(self) -> bool:
        """Tell whether the lists know it as a given name, whole or each part of a compound ("Jean-Luc")."""
        parts = words_of(self.text)
        return is_given_name(self.key) or (len(parts) > 1 and all(map(is_given_name, parts)))

    @property
    def initials(self) -> str:
        """Return the first letters of its words: "jl" of Jean-Luc."""
        return "".join(word[0] for word in words_of(self.text))

    @property
    def joined(self) -> str:
        """Return all folded words joined, as an e-mail address writes them."""
        return "".join(words_of(self.text))


def name_parts(name: str, emails: tuple[str, ...] = (), *, spanish: bool = False) -> NameParts | None:
    """Return the parts of a name as written, or None where nothing tells; `spanish` expects two surnames."""
    if "," in name:
        return _by_comma(name, spanish=spanish)
    groups = _groups(name)
    if len(groups) < 2:
        return None
    if not all(group.shouted for group in groups):
        found = _by_capitals(groups, spanish=spanish)
        if found:
            return found
    if len(groups) == 2:
        return None if _may_be_given_alone(groups) else _of_two(groups, emails)
    return _by_emails(groups, emails) or _by_lists(groups, spanish=spanish)


def _groups(name: str, offset: int = 0) -> list[_Group]:
    """Return the words of a name, particles tied to what follows them."""
    words = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(name)]
    groups: list[_Group] = []
    start: int | None = None
    for at, (begin, end, word) in enumerate(words):
        last = at == len(words) - 1
        begins = (
            bool(groups) or any(not _is_tie(other, first=True) for *_p, other in words[:at]) or word.isupper()
        )
        if _is_tie(word, first=not groups) and not last and (begins or word.islower()):
            start = begin if start is None else start
            continue
        first = begin if start is None else start
        groups.append(_Group(offset + first, offset + end, name[first:end], _is_shouted(word)))
        start = None
    return groups


def _is_tie(word: str, *, first: bool) -> bool:
    """Tell whether a word ties to the next: a particle, or an article with a capital after the first word."""
    bare = fold(word).rstrip("'")
    if word.islower():
        return bare in PARTICLES
    return bare in _ARTICLES and (not first or word.isupper())


def _is_shouted(word: str) -> bool:
    letters = [sign for sign in word if sign.isalpha()]
    return len(letters) > 1 and all(sign.isupper() for sign in letters) and not word.endswith(".")


def _of_two(groups: list[_Group], emails: tuple[str, ...]) -> NameParts | None:
    """Return the parts of a name of two words; directories write them the other way round."""
    turned = groups[::-1]
    local = [fold(email.partition("@")[0]) for email in emails]
    fits, fits_turned = (any(_repeats(one, way, 1, alone=False) for one in local) for way in (groups, turned))
    if fits != fits_turned:
        return _parts(turned if fits_turned else groups, 1)
    if groups[1].is_given and not groups[0].is_given and not fits:
        found = _parts(turned, 1)
        return replace(found, doubtful=True) if found else None
    return _parts(groups, 1)


def _may_be_given_alone(groups: list[_Group]) -> bool:
    return " " in groups[1].text and groups[0].key in _TAKES_PARTICLES and is_given_name(groups[1].key)


def _by_comma(name: str, *, spanish: bool) -> NameParts | None:
    """Return the parts of "Ruiz Pérez, Rosa"."""
    before, _sign, after = name.partition(",")
    given = after.strip()
    surnames = _groups(before)
    if not given or not surnames or "," in given:
        return None
    start = name.index(given, len(before))
    first = surnames if not spanish or len(surnames) == 1 else surnames[:1]
    second = surnames[len(first) :]
    return NameParts(
        _spoken(given),
        _text(first),
        _text(second),
        (start, start + len(given)),
        (first[0].start, first[-1].end),
        (second[0].start, second[-1].end) if second else (0, 0),
    )


def _by_capitals(groups: list[_Group], *, spanish: bool) -> NameParts | None:
    """Return the parts of a name whose surnames are shouted, at its end or at its beginning."""
    shouted = [group.shouted for group in groups]
    count = sum(shouted)
    if not count:
        return None
    if all(shouted[-count:]):
        return _parts(groups, len(groups) - count, one_surname=not spanish or count == 1)
    if all(shouted[:count]):
        turned = groups[count:] + groups[:count]
        return _parts(turned, len(groups) - count, one_surname=not spanish or count == 1)
    return None


def _parts(groups: list[_Group], at: int, *, one_surname: bool = False) -> NameParts | None:
    """Return the parts where the first surname is the group at a place; at most two surnames follow."""
    given, rest = groups[:at], groups[at:]
    if not given or not rest or (len(rest) > 2 and not one_surname):
        return None
    first = rest if one_surname else rest[:1]
    second = rest[len(first) :]
    return NameParts(
        _text(given),
        _text(first),
        _text(second),
        (given[0].start, given[-1].end),
        (first[0].start, first[-1].end),
        (second[0].start, second[-1].end) if second else (0, 0),
    )


def _text(groups: list[_Group]) -> str:
    return _spoken(" ".join(group.text for group in groups))


def _spoken(text: str) -> str:
    """Return words in capitals as names are spoken: BEN SALAH is Ben Salah; others stay as they are."""
    return " ".join(_one_spoken(word) if _is_shouted(word) else word for word in text.split())


def _one_spoken(word: str) -> str:
    spoken, start = "", True
    for sign in word:
        spoken += sign.upper() if start else sign.lower()
        start = not sign.isalpha()
    return spoken


def _by_emails(groups: list[_Group], emails: tuple[str, ...]) -> NameParts | None:
    """Return the parts that an address repeats where one way fits: rruiz, jlgarcia, atorresb."""
    for email in emails:
        local = fold(email.partition("@")[0])
        places = [at for at in range(1, len(groups)) if len(groups) - at <= 2 and _repeats(local, groups, at)]
        if len(places) == 1:
            return _parts(groups, places[0])
    return None


def _repeats(local: str, groups: list[_Group], at: int, *, alone: bool = True) -> bool:
    """Tell whether an address consists of given names or their initials and of the surname at a place.

    `alone` lets the surname do without these.
    """
    bare = re.sub(r"[^a-z]", "", local)
    given = [group.joined for group in groups[:at]]
    surname, after = groups[at].joined, [group.joined for group in groups[at + 1 :]]
    initials = "".join(name[0] for name in given)
    heads = {initials, "".join(group.initials for group in groups[:at]), "".join(given), ""}
    if all(group.is_given for group in groups[:at]) or at == 1:
        heads |= {*given, *initials}
    if not alone or len(surname) < 4:
        heads.discard("")
    tails = {"", *(name for name in after), *(name[0] for name in after)}
    ways = {head + surname + tail for head in heads for tail in tails}
    return bare in ways | {surname + tail + head for head in heads for tail in tails}


def _by_lists(groups: list[_Group], *, spanish: bool) -> NameParts | None:
    """Return the parts that lists of given names suggest: doubtful, for surnames may be given names too."""
    count = 0
    while count < len(groups) - 1 and groups[count].is_given:
        count += 1
    if spanish and count > 1 and count == len(groups) - 1 and len(groups) == 3:
        # "Rosa Luis Martín": the middle word may be a surname.
        count = 2 if not is_given_name(groups[2].key) else 0
    rest = len(groups) - count
    if not count or rest > (2 if spanish else 1):
        return None
    found = _parts(groups, count)
    return replace(found, doubtful=True) if found else None
