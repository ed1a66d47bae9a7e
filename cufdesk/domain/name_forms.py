"""The ways in which a person is named, as words to compare: civilities, titles and particles left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cufdesk.domain.likeness import KnownPerson
from cufdesk.domain.written_names import PARTICLES, after_particle
from cufdesk.folding import fold, words_of

# fmt: off
CIVILITIES = frozenset((
    "m", "mm", "mr", "mrs", "ms", "mme", "mmes", "mlle", "monsieur", "madame", "mademoiselle", "dr", "dra",
    "pr", "prof", "profa", "me", "sem", "sr", "sra", "srta", "senor", "senora", "senorita", "don", "dona",
    "lic", "licda", "mtro", "mtra", "ing", "arq", "cp", "emb", "doctor", "doctora",
))
# fmt: on
# O'Brien and D'Arcy: the letter before the apostrophe is no initial.
_ELISION = re.compile(r"\b([a-z])'(?=\w)")
_WORD = re.compile(r"\w+")
_STOP = re.compile(r"\b([a-z]{1,6})\.")


@dataclass(frozen=True, slots=True)
class NameForm:
    """One way of naming somebody: folded words, and which of them are given names and surnames where known.

    `compound` holds words that a hyphen ties to another (Jean-Pierre): half of them is another name.
    """

    kind: str
    written: str
    words: tuple[str, ...]
    given: tuple[str, ...] = ()
    surname: tuple[str, ...] = ()
    second: tuple[str, ...] = ()
    compound: frozenset[str] = frozenset()

    @property
    def is_split(self) -> bool:
        """Tell whether given names and surname are both known as such."""
        return bool(self.given and self.surname)

    def as_written(self) -> dict[str, str]:
        """Return the words as they were written, by their folding."""
        return {fold(word): word for word in _WORD.findall(self.written)}


def name_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a name: "Sr. Juan de la Torre" gives juan, torre."""
    folded = _ELISION.sub(r"\1", fold(text))
    abbreviated = {match.group(1) for match in _STOP.finditer(folded)}
    words = words_of(folded)
    while words and words[0] in CIVILITIES and len(words) > 1 and not _is_initial(words, abbreviated):
        words = words[1:]
    kept = tuple(word for word in words if word not in PARTICLES or (len(word) == 1 and word in abbreviated))
    return kept or tuple(words)


def _is_initial(words: list[str], abbreviated: set[str]) -> bool:
    """Tell whether "M." is the initial of "M. P. Dupont": another initial follows it."""
    return len(words[0]) == 1 and words[0] in abbreviated and len(words) > 2 and len(words[1]) == 1


def forms_of(person: KnownPerson) -> tuple[NameForm, ...]:
    """Return every way in which a person is named, the entered name first, none twice."""
    given, surname, second = (
        name_words(part) if part.strip() else ()
        for part in (person.given_names, person.first_surname, person.second_surname)
    )
    surnames = " ".join(part for part in (person.first_surname, person.second_surname) if part)
    called = after_particle(person.particle, surnames)
    entered = " ".join(part for part in (person.given_names, called) if part)
    ties = compounds(f"{person.given_names} {person.first_surname} {person.second_surname}")
    found = [NameForm("name", entered, given + surname + second, given, surname, second, ties)]
    if person.usage_name:
        usage = name_words(person.usage_name)
        written = " ".join(part for part in (person.given_names, person.usage_name) if part)
        found.append(NameForm("name", written, given + usage, given, usage, (), ties))
    for kind, texts in (("written", (person.written_name,)), ("alias", person.aliases)):
        found += [NameForm(kind, text, name_words(text), compound=compounds(text)) for text in texts]
    seen: set[tuple[str, ...]] = set()
    kept = []
    for form in found:
        key = tuple(sorted(form.words))
        if key and key not in seen:
            seen.add(key)
            kept.append(form)
    return tuple(kept)


def words_in(forms: tuple[NameForm, ...]) -> frozenset[str]:
    """Return the words of several names."""
    return frozenset(word for form in forms for word in form.words)


def lone_words(forms: tuple[NameForm, ...]) -> frozenset[str]:
    """Return the names that consist of one word."""
    return frozenset(form.words[0] for form in forms if len(set(form.words)) == 1)


def compounds(text: str) -> frozenset[str]:
    """Return the folded words that a hyphen ties to another."""
    tied = [part for part in fold(text).replace("‑", "-").split() if "-" in part.strip("-")]
    return frozenset(word for part in tied for word in words_of(part))
