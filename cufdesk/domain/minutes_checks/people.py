"""Who is named and who was there: people without attendance, names unlike the directory, headcounts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from rapidfuzz.distance import OSA

from cufdesk.domain.contacts import Person
from cufdesk.domain.directory import Directory
from cufdesk.domain.known_contacts import known_name
from cufdesk.domain.minutes_checks.finding import Finding, Place, Span
from cufdesk.domain.minutes_checks.ground import Ground, Passage, passages
from cufdesk.domain.name_forms import NameForm, forms_of, name_words
from cufdesk.domain.name_likeness import compare_names
from cufdesk.domain.name_words import slips_allowed
from cufdesk.domain.names import full_name, shown_name
from cufdesk.folding import fold

_Known = tuple[Person, tuple[NameForm, ...]]
_CAME = frozenset(("present", "represented", ""))
_FUNCTION_WORDS = frozenset(("le", "la", "l", "les", "un", "une", "el", "los", "las"))
_NAME = r"(?:(?:de|del|de la|de los|d’|d'|du|y|e)[ \u00a0])?[A-ZÀ-Ý][\w’'-]+"
_NAMED = re.compile(
    r"\b(?:MM?\.|Mmes?|Mlle|Monsieur|Madame|Sra?\.|Lic\.|Mtr[oa]\.|Dra?\.|Ing\.|Arq\.|señora?|Mr\.?|Mme\.|M)"
    rf"[ \u00a0](?P<name>{_NAME}(?:[ \u00a0]{_NAME}){{0,3}})"
)


def named_without_attendance(ground: Ground) -> Iterator[Finding]:
    """Give the people of the directory whom the minutes name, and whose attendance nobody noted."""
    noted = {one.person_id for one in ground.meeting.attendances}
    noted |= {one.represented_by_id for one in ground.meeting.attendances}
    if ground.visit is not None:
        noted |= {member.person_id for member in ground.visit.members}
    absent = {one.id: fold(full_name(one)) for one in ground.directory.people.values() if one.id not in noted}
    sought = {key: name for key, name in absent.items() if len(name_words(name)) > 1}
    seen: set[str] = set()
    for passage in passages(ground):
        folded = _folded(passage.text)
        for person_id in [key for key, name in sought.items() if name in folded]:
            span = _where_named(sought[person_id], folded)
            if span:
                seen.add(person_id)
                name = full_name(ground.directory.people[person_id])
                del sought[person_id]
                yield passage.finding("without_attendance", span, values=(name,))
    yield from _linked(ground, noted | seen)


def _linked(ground: Ground, known: set[str | None]) -> Iterator[Finding]:
    """Give those who are responsible by a link alone."""
    for _decision, action, place in ground.actions():
        person = ground.directory.person(action.responsible_person_id)
        if person is not None and person.id not in known:
            known.add(person.id)
            name = shown_name(person, ground.meeting.language or "fr")
            there = replace(place, field="responsible_person_id")
            yield Finding("without_attendance", there, name, values=(name,))


def attendance_not_noted(ground: Ground) -> Iterator[Finding]:
    """Give the people of the list whose line does not say whether they came."""
    for one in ground.meeting.attendances:
        person = ground.directory.person(one.person_id)
        if not one.status and person is not None:
            name = shown_name(person, ground.meeting.language or "fr")
            yield Finding(
                "attendance_not_noted", Place("attendance", one.id, "", "status"), name, values=(name,)
            )


def _where_named(name: str, folded: str) -> Span | None:
    """Return where a folded text holds a folded name as words of their own."""
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded)
    return found.span() if found else None


def _folded(text: str) -> str:
    """Return a text folded letter by letter, as long as it was."""
    return text.lower() if text.isascii() else "".join(map(_folded_sign, text))


@lru_cache(maxsize=2_000)
def _folded_sign(sign: str) -> str:
    letter = fold(sign)
    return letter if len(letter) == 1 else sign


# names unlike the directory ------------------------------------------------------------------------------


def names_unlike_directory(ground: Ground) -> Iterator[Finding]:
    """Give the names that are nearly somebody's of the directory, and nobody's: a slip, a missing accent."""
    people = _by_letter(ground.directory)
    given_names = _given_names(ground.directory)
    told: set[tuple[str, str]] = set()
    known: dict[str, str] = {}
    for passage in passages(ground):
        for start, end in _names_in(passage, given_names):
            written = passage.text[start:end]
            if written not in known:
                known[written] = _nearly(written, people.get(_letter(name_words(written)), ()))
            near = known[written]
            if near and (written, near) not in told:
                told.add((written, near))
                yield passage.finding("name_unlike_directory", (start, end), near, (near,))


def _given_names(directory: Directory) -> frozenset[str]:
    given = (word for person in directory.people.values() for word in name_words(person.given_names or "-"))
    return frozenset(given)


def _names_in(passage: Passage, given: frozenset[str]) -> Iterator[Span]:
    """Give the spans of names: after a civility, or begun by a given name of the directory."""
    taken: list[Span] = []
    for match in _NAMED.finditer(passage.text):
        if fold(match["name"].split()[0]) not in _FUNCTION_WORDS:
            taken.append(match.span("name"))
            yield match.span("name")
    for match in re.finditer(rf"(?<!\w){_NAME}(?:[ \u00a0]{_NAME}){{1,3}}", passage.text):
        inside = any(start < match.end() and match.start() < end for start, end in taken)
        if not inside and fold(match[0].split()[0]) in given:
            yield match.span()


def _by_letter(directory: Directory) -> dict[str, list[_Known]]:
    """Return everybody by the first letters of the words of their names: a slip leaves these as they are."""
    found: dict[str, list[_Known]] = {}
    for person in directory.people.values():
        forms = forms_of(known_name(person))
        for letter in {word[0] for form in forms for word in form.words}:
            found.setdefault(letter, []).append((person, forms))
    return found


def _letter(words: tuple[str, ...]) -> str:
    return words[-1][0] if words else ""


def _nearly(written: str, people: Iterable[_Known]) -> str:
    """Return the name of the one person whom a written name nearly is; nothing where it is somebody's."""
    words = name_words(written)
    form = NameForm("written", written, words)
    near: list[str] = []
    for person, forms in people:
        for known in forms:
            if _is_same(words, known):
                exact = _accents_kept(written, known.written)
                if exact:
                    return ""
                near.insert(0, known.written)
                continue
            likeness = compare_names(form, known) if _may_be(words, known.words) else None
            if likeness and likeness.only_slips and not likeness.lone:
                near.append(full_name(person))
            elif len(words) == 1 and _is_slip(words[0], known):
                near.append(known.written)
    found = list(dict.fromkeys(near))
    return found[0] if len(found) == 1 else ""


def _may_be(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Tell whether each word could be a slip of one of a name: as they begin, and nearly as long."""
    return all(any(one[0] == word[0] and abs(len(one) - len(word)) <= 2 for one in known) for word in words)


def _is_same(words: tuple[str, ...], known: NameForm) -> bool:
    """Tell whether the words are a person's name, or the surname of it."""
    return set(words) == set(known.words) or (
        bool(words) and words in {known.surname, known.surname + known.second}
    )


def _accents_kept(written: str, known: str) -> bool:
    """Tell whether the words are written with the accents that they have in the directory."""
    as_known = {fold(word): word.casefold() for word in re.findall(r"\w+", known)}
    return all(
        as_known.get(fold(word), word.casefold()) == word.casefold() for word in re.findall(r"\w+", written)
    )


def _is_slip(word: str, known: NameForm) -> bool:
    """Tell whether a lone word is a slip of somebody's first surname."""
    if len(known.surname) != 1 or len(word) < 6:
        return False
    surname = known.surname[0]
    allowed = min(slips_allowed(len(surname)), 2)
    return word[:1] == surname[:1] and 0 < OSA.distance(word, surname) <= allowed


# headcounts ----------------------------------------------------------------------------------------------


def headcounts(ground: Ground) -> Iterator[Finding]:
    """Give the headcounts that a source declared and the lists do not hold; only delegates count."""
    meeting, visit = ground.meeting, ground.visit
    listed = sum(one.status in _CAME for one in meeting.attendances)
    if meeting.headcount is not None and meeting.headcount != listed:
        place = Place("meeting", meeting.id, "", "headcount")
        yield Finding("headcount", place, values=(str(meeting.headcount), str(listed)))
    if visit is not None and visit.declared is not None:
        members = sum(member.role == "delegate" for member in visit.members)
        if members != visit.declared:
            place = Place("visit", visit.id, "", "declared")
            yield Finding("headcount", place, values=(str(visit.declared), str(members)))
