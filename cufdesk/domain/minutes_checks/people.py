"""Who is named and who was there: people without attendance, names unlike the directory, headcounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz.distance import OSA

from cufdesk.domain.contacts import Person
from cufdesk.domain.directory import Directory
from cufdesk.domain.known_contacts import known_person
from cufdesk.domain.minutes_checks.finding import Finding, Place, Span
from cufdesk.domain.minutes_checks.ground import Ground, Passage, passages
from cufdesk.domain.name_forms import NameForm, forms_of, name_words
from cufdesk.domain.name_likeness import compare_names
from cufdesk.domain.name_words import slips_allowed
from cufdesk.domain.names import full_name, shown_name
from cufdesk.folding import fold

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
    seen: set[str] = set()
    for passage in passages(ground):
        for person in ground.directory.people.values():
            if person.id in noted or person.id in seen or person.anonymised_on:
                continue
            span = _where_named(person, passage.text)
            if span:
                seen.add(person.id)
                yield passage.finding("without_attendance", span, values=(full_name(person),))
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


def _where_named(person: Person, text: str) -> Span | None:
    """Return where a text names somebody by their full name, accents and case apart."""
    name = full_name(person)
    if len(name_words(name)) < 2:
        return None
    found = re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", _folded(text))
    return found.span() if found else None


def _folded(text: str) -> str:
    """Return a text folded letter by letter, as long as it was."""
    letters = (fold(sign) for sign in text)
    return "".join(letter if len(letter) == 1 else sign for letter, sign in zip(letters, text, strict=True))


# names unlike the directory ------------------------------------------------------------------------------


def names_unlike_directory(ground: Ground) -> Iterator[Finding]:
    """Give the names that are nearly somebody's of the directory, and nobody's: a slip, a missing accent."""
    people = [(person, forms_of(known_person(person))) for person in ground.directory.people.values()]
    given_names = _given_names(ground.directory)
    told: set[tuple[str, str]] = set()
    for passage in passages(ground):
        for start, end in _names_in(passage, given_names):
            written = passage.text[start:end]
            near = _nearly(written, people)
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


def _nearly(written: str, people: list[tuple[Person, tuple[NameForm, ...]]]) -> str:
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
            likeness = compare_names(form, known)
            if likeness and likeness.only_slips and not likeness.lone:
                near.append(full_name(person))
            elif len(words) == 1 and _is_slip(words[0], known):
                near.append(known.written)
    found = list(dict.fromkeys(near))
    return found[0] if len(found) == 1 else ""


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
