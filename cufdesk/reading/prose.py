"""People named in running text: after a civility, or before a function; colleagues named in one breath."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cufdesk.reading import attendance
from cufdesk.reading.bodies import body_at, function_at
from cufdesk.reading.matching import Span, overlaps, tokens, trimmed
from cufdesk.reading.mentions import description_before, has_given_name
from cufdesk.reading.names import SEVERAL, Named, after_article, civility_at, named_at
from cufdesk.reading.positions import positions
from cufdesk.reading.structure import sentences
from cufdesk.reading.understanding import PersonRead
from cufdesk.reading.verb_forms import acts_now, is_future, is_infinitive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.directory import Directory
    from cufdesk.reading.structure import Document

SEPARATOR = re.compile(r"[ \u00a0\u202f]*(?:,|:|\(|\t|[-–—|](?=[ \u00a0]))[ \u00a0\u202f]*")


# "Chef du Service Coopération internationale": what belongs to the name before it.
_ADJECTIVE = re.compile(r"(?:al|ales?|aux|iques?|ieures?|ieurs?|aires?|ic[oa]s?|ional(?:es)?)$")
_LED_WITHIN = 25
_AT_END = 2
_NEAR_BEFORE = 40
_FAR_ENOUGH = 90
_STATUSES = ("represented", "excused", "absent", "present")
_MET = ("roles.liaison", "roles.attended", "roles.host", "roles.led")
_ANY_STATUS = tuple(f"headings.{kind}" for kind in _STATUSES)


def status_at(doc: Document, start: int, end: int) -> tuple[str, int] | None:
    """Return the role that "Était excusée", "Estuvieron presentes" gives at a place, and where it ends."""
    if doc.lexicon.find(*_ANY_STATUS).match(doc.shadow, start, end) is None:
        return None
    found = ((kind, doc.lexicon.find(f"headings.{kind}").match(doc.shadow, start, end)) for kind in _STATUSES)
    matches = [(match.end(), kind) for kind, match in found if match]
    return (max(matches)[1], max(matches)[0]) if matches else None


def by_status(doc: Document, start: int, end: int, role: str) -> Iterator[tuple[str, Span]]:
    """Part a line of a list where a sentence gives another role: "…, député. Était excusée Mme X"."""
    at = start
    for first, last in sentences(doc, start, end):
        away = _away_behind(doc, first, last) if first > start else None
        if away is not None:
            yield role, (at, first)
            yield away.role, (first, away.span[0])
            at = last
            continue
        status = status_at(doc, first, last) if first > start else None
        sign = re.compile(r"(?:\s\w+)?\s?:\s?|\s?").match(doc.text, status[1], last) if status else None
        begin = after_article(doc, sign.end(), last) if sign else last
        if status is not None and (named_at(doc, begin, last) or function_at(doc, begin, last)):
            yield role, (at, first)
            role, at = status[0], begin
    if at < end:
        yield role, (at, end)


def _away_behind(doc: Document, start: int, end: int) -> attendance.Status | None:
    """Return what a sentence in a list says of the one it begins with: "Ana Peña avisó que no podía"."""
    named = named_at(doc, after_article(doc, start, end), end)
    told = attendance.statuses(doc, start, end) if named else ()
    away = [one for one in told if one.role in {"excused", "absent"} and not one.leads]
    return away[0] if len(told) == 1 and away and away[0].span[0] > start else None


def in_prose(doc: Document, directory: Directory, lists: set[Span]) -> Iterator[PersonRead]:
    """Give the people named in sentences: after a civility, or before a function."""
    for block in doc.blocks:
        if block.span in lists:
            continue
        carried: str | None = None
        before: PersonRead | None = None
        for start, end in sentences(doc, block.start, block.end):
            statuses = attendance.statuses(doc, start, end)
            found = list(_in_sentence(doc, directory, (start, end), statuses, carried))
            if before and before.role in {"excused", "absent"} and found and _stands_in(statuses, found[0]):
                # "M. X n'a pu venir ; Mme Y le représentait": whoever stood in makes of him one represented.
                yield replace(before, role="represented")
            elif before:
                yield before
            yield from found[:-1]
            before = found[-1] if found else None
            carried = _carried(doc, statuses, carried, end)
        if before:
            yield before


def _stands_in(statuses: tuple[attendance.Status, ...], person: PersonRead) -> bool:
    return any(status.by and status.span[1] <= person.span[0] for status in statuses)


def _carried(
    doc: Document, statuses: tuple[attendance.Status, ...], carried: str | None, end: int
) -> str | None:
    """Return the role that goes on behind a semicolon: "Asistieron: la Lic. A, directora; el Ing. B"."""
    if doc.text[end - 1] != ";":
        return None
    leading = [status for status in statuses if status.leads and not status.by]
    return leading[-1].role if leading else carried if not statuses else None


def _in_sentence(
    doc: Document,
    directory: Directory,
    place: Span,
    statuses: tuple[attendance.Status, ...],
    carried: str | None,
) -> Iterator[PersonRead]:
    start, end = place
    found: list[tuple[Named, Span]] = []
    before: dict[Span, Span] = {}
    at = start
    led = min((s.span[1] for s in statuses if s.leads or s.stands or s.by), default=start if carried else end)
    # Words that end a sentence, "… et s'en excuse", speak of those before them.
    closing = [s for s in statuses if not (s.stands or s.by) and (not s.leads or end - s.span[1] <= _AT_END)]
    told_of = max((s.span[0] for s in closing), default=start)
    inside = [s.span for s in statuses if s.leads]
    for s, _e in tokens(doc.text, start, end):
        if s < at or overlaps(inside, (s, s + 1)):
            continue
        named = named_at(doc, s, end) if _may_begin(doc, s, end) else None
        if named is None:
            continue
        told = None if named.civility else description_before(doc, named, start)
        listed = (s >= led or s < told_of) and has_given_name(doc, named)
        if not (named.civility or told or listed or _function_after(doc, named, end)):
            continue
        if told:
            before[named.span] = told
        for one in (named, *_more_of_them(doc, named, end, told is not None)):
            found.append((one, (one.span[0], _description_end(doc, one, end))))
            at = one.span[1]
    if not found:
        return
    people = [named.span for named, _span in found]
    # Words for how somebody is met are looked for before each of many people only where there are any.
    met = doc.lexicon.find(*_MET).search(doc.shadow[start:end]) is not None
    read = [
        _mentioned(
            doc,
            directory,
            named,
            (span[0], min(span[1], following)),
            _excusing(
                doc, _role(doc, (statuses, carried), start, named, people, met=met), (last, following), named
            ),
            before.get(named.span),
        )
        for (named, span), last, following in zip(
            found,
            [start, *(last for _first, last in people)],
            [*(first for first, _last in people[1:]), end],
            strict=False,
        )
    ]
    yield from _shared_body(doc, list(_named_beside(doc, read)))


def _named_beside(doc: Document, read: list[PersonRead]) -> Iterator[PersonRead]:
    """Give "el señor alcalde municipal don Luis Vidal" once, and nobody whom a letter only speaks to."""
    for index, person in enumerate(read):
        following = read[index + 1] if index + 1 < len(read) else None
        beside = following and not doc.text[person.span[1] : following.span[0]].strip()
        if person.name is None and following and beside and following.name:
            read[index + 1] = replace(following, positions=following.positions or person.positions)
        elif person.name or not _is_spoken_to(doc, person.span):
            yield person


_COURTESY = re.compile(
    r"(?:agreer|accepter|recevoir|croire|recevez|agreez|croyez|acepte|reciba)[^.;:\n]{0,20}[, ]\s?$"
)


def _is_spoken_to(doc: Document, place: Span) -> bool:
    """Tell whether a letter speaks to somebody: "Madame la Maire," alone, "agréez, Monsieur le Maire"."""
    line = doc.text.rfind("\n", 0, place[0]) + 1
    stop = doc.text.find("\n", place[0])
    words = doc.text[line : stop if stop >= 0 else len(doc.text)].strip()
    alone = not doc.text[line : place[0]].strip() and words[-1:] in {",", ":"} and len(words) <= _FAR_ENOUGH
    return alone or _COURTESY.search(doc.shadow, line, place[0]) is not None


def _may_begin(doc: Document, at: int, end: int) -> bool:
    """Tell whether a word may begin a person: it has a capital, or is a civility ("el señor Roux")."""
    return doc.text[at].isupper() or civility_at(doc, at, end)[0] is not None


def _more_of_them(doc: Document, first: Named, end: int, told: bool) -> Iterator[Named]:
    """Give those that one civility or function leads: "MM. Roux et Petit", "los regidores A y B"."""
    if first.name is None or not (told or first.civility in SEVERAL):
        return
    joint = re.compile(rf"(?:,\s|,?\s(?:{doc.lexicon.also})\s)")
    at = first.span[1]
    while sign := joint.match(doc.shadow, at, end):
        named = named_at(doc, sign.end(), end, fewest=1 if first.civility else 2)
        if named is None or named.civility or named.name is None or body_at(doc, *named.span):
            return
        if told and not has_given_name(doc, named):
            return
        yield Named(first.civility, named.name, named.span)
        at = named.span[1]


def _function_after(doc: Document, named: Named, end: int) -> bool:
    after = re.compile(r"\s?[,(]\s?").match(doc.text, named.span[1], end)
    if not after or named.name is None:
        return False
    begin = after_article(doc, after.end(), end)
    return function_at(doc, begin, end) is not None


def _description_end(doc: Document, named: Named, end: int) -> int:
    """Return where what is said of a person ends: the next stop or semicolon, or a verb's comma."""
    match = re.compile(r"[;:.\n]").search(doc.text, named.span[1], end)
    return match.start() if match else end


def _mentioned(
    doc: Document, directory: Directory, named: Named, span: Span, role: str, told: Span | None
) -> PersonRead:
    if named.name is None:
        begin = after_article(doc, named.span[1], span[1])
        stop = _verb_or_end(doc, begin, _deed_or_end(doc, begin, _team_or_end(doc, begin, span[1])))
        found = positions(doc, directory, begin, stop)
        return PersonRead(None, named.civility, role, found, (span[0], _end_of(doc, begin, stop)))
    if not _function_after(doc, named, span[1]):
        known = positions(doc, directory, *told) if told else ()
        return PersonRead(named.name, named.civility, role, known, named.span)
    after = SEPARATOR.match(doc.text, named.span[1], span[1])
    begin = after.end() if after else named.span[1]
    stop = _end_of(doc, begin, _team_or_end(doc, begin, span[1]))
    return PersonRead(
        named.name, named.civility, role, positions(doc, directory, begin, stop), (span[0], stop)
    )


def _team_or_end(doc: Document, start: int, end: int) -> int:
    team = doc.lexicon.find("blanks.team").search(doc.shadow, start, end)
    return team.start() if team else end


def _deed_or_end(doc: Document, start: int, end: int) -> int:
    """Return where "la présidente demandera …", "el Alcalde ofrece …" goes on with what they do."""
    tells = doc.lexicon.find("modality.tells", "who.verbs", "modality.commitment")
    for index, word in enumerate(tokens(doc.text, start, min(end, start + _FAR_ENOUGH))):
        if not index or not doc.text[word[0]].islower():
            continue
        if is_future(doc, *word) or acts_now(doc, *word) or tells.match(doc.shadow, word[0], end):
            return trimmed(doc.text, start, word[0])[1]
        if doc.lexicon.code == "es" and word[1] - word[0] > 2 and is_infinitive(doc, *word):
            return trimmed(doc.text, start, word[0])[1]
    return end


def _verb_or_end(doc: Document, start: int, end: int) -> int:
    """Return where "Maire de Lyon remercie …" ends: a name in it, then a word that goes on with no name."""
    before: Span | None = None
    for word in tokens(doc.text, start, end):
        if before is not None and before[0] > start and doc.text[before[0]].isupper():
            beside = not doc.text[before[1] : word[0]].strip(" \u00a0")
            if beside and not _goes_on(doc, word):
                return before[1]
        before = word
    return end


def _goes_on(doc: Document, word: Span) -> bool:
    """Tell whether a word can go on with a function and its place: a small word, a capital, a function."""
    lex, folded = doc.lexicon, doc.shadow[slice(*word)]
    joints = {part for joint in lex.folded("connectors", "and", "in_country") for part in joint.split()}
    if lex.code == "fr" and doc.text[slice(*word)] == "a":
        return False
    if not doc.text[word[0]].islower() or folded[1:2] == "'" or folded in joints:
        return True
    if folded in lex.folded("articles", "particles") or lex.find("goes_on").fullmatch(folded):
        return True
    return _ADJECTIVE.search(folded) is not None or function_at(doc, *word) is not None


def _end_of(doc: Document, start: int, end: int) -> int:
    """Return where a description inside a sentence ends: before a clause with a subject of its own."""
    for match in re.compile(rf",\s|\s(?:{doc.lexicon.also})\s,?").finditer(doc.shadow, start, end):
        here = match.end()
        rest_is_description = (
            body_at(doc, after_article(doc, here, end), end) is not None
            or function_at(doc, after_article(doc, here, end), end)
            or _joins_nouns(doc, match, end)
        )
        if not rest_is_description:
            return trimmed(doc.text, start, match.start())[1]
        if match.group().startswith(",") and _main_clause(doc, here, end):
            return trimmed(doc.text, start, match.start())[1]
    return trimmed(doc.text, start, end)[1]


def _joins_nouns(doc: Document, match: re.Match[str], end: int) -> bool:
    """Tell whether "technique, éducative et scientifique" goes on: a lower-case word, no new subject."""
    if doc.text[match.end() : match.end() + 1].isupper():
        return False
    words = [doc.shadow[s:e] for s, e in list(tokens(doc.text, match.end(), min(end, match.end() + 60)))[:2]]
    return bool(words) and words[0] not in doc.lexicon.folded("common", "articles", "possessives")


def _main_clause(doc: Document, here: int, end: int) -> bool:
    """Tell whether a body after a comma is the subject of the sentence: "…, Cités Unies France a :"."""
    body = body_at(doc, after_article(doc, here, end), end)
    if body is None:
        return False
    if after_article(doc, here, end) > here or doc.text[body.span[1] : end + 1].strip() == ":":
        return True  # "…, la Red de Ciudades (RC):": who writes, not where the person before works
    following = next(tokens(doc.text, body.span[1], end), None)
    return following is not None and doc.shadow[slice(*following)] in {"a", "ont", "ha", "han", "est", "es"}


def _excusing(doc: Document, role: str, place: Span, named: Named) -> str:
    """Return the role of who was away: "faltó Ana Peña, que avisó", "no asistió, con aviso, Ana Peña"."""
    if role != "absent":
        return role
    words = doc.lexicon.find("attendance.excusing")
    before = max(place[0], named.span[0] - _NEAR_BEFORE), named.span[0]
    behind = named.span[1], place[1]
    return "excused" if words.search(doc.shadow, *before) or words.search(doc.shadow, *behind) else role


def _role(
    doc: Document,
    told: tuple[tuple[attendance.Status, ...], str | None],
    start: int,
    named: Named,
    people: list[Span],
    *,
    met: bool,
) -> str:
    """Return the role of somebody in a sentence: as attendance is told, carried over, or as they are met."""
    said = attendance.role_in(doc, told[0], named.span, people) or told[1]
    role = _role_in(doc, start, named.span[0], met=met) if said in {None, "present"} else "mentioned"
    return role if role == "host" or said is None else said


def _role_in(doc: Document, start: int, at: int, *, met: bool) -> str:
    """Return the role that a sentence gives: liaison after "en lien avec", host where one was received."""
    if (status := status_at(doc, start, at)) is not None:
        return status[0]
    if not met:
        return "mentioned"
    before = doc.shadow[start:at]
    if doc.lexicon.find("roles.liaison").search(before):
        return "liaison"
    went = doc.lexicon.find("roles.attended").search(doc.shadow, start, at)
    received = doc.lexicon.find("roles.host").search(before)
    if went and received:
        return "host"
    led = list(doc.lexicon.find("roles.led").finditer(doc.shadow, start, at))
    return "present" if led and at - led[-1].end() <= _LED_WITHIN else "mentioned"


def _shared_body(doc: Document, read: list[PersonRead]) -> Iterator[PersonRead]:
    """Give colleagues named in one breath their common body: "A, attachée, et B, chargée de … de Z"."""
    last = read[-1] if read else None
    for index, person in enumerate(read):
        shares = (
            last is not None
            and index < len(read) - 1
            and len(person.positions) == 1
            and person.positions[0].organisation is None
            and last.positions
            and re.fullmatch(
                rf"[\s,]*(?:{doc.lexicon.also})\s*", doc.shadow[person.span[1] : read[index + 1].span[0]]
            )
        )
        if shares and last is not None:
            shared = replace(last.positions[-1], title=person.positions[0].title)
            yield replace(person, positions=(shared,))
        else:
            yield person
