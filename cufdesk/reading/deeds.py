"""What a sentence gives somebody to do: by subject and verb, by who is charged, in brief, or by nobody."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from cufdesk.reading import telegraphic, verbs
from cufdesk.reading.actors import actors, called_beside, quoted
from cufdesk.reading.asked import asked_deeds
from cufdesk.reading.charged import agent, charged
from cufdesk.reading.clauses import inner_clauses
from cufdesk.reading.coordinated import coordinated, is_verb, takes_up
from cufdesk.reading.deadlines import has_strict_term, is_dated
from cufdesk.reading.deed import Deed, Sentence
from cufdesk.reading.joined_deeds import charge_aside, joined_passives, own_future, with_to_do
from cufdesk.reading.matching import Span, expression, tokens, trimmed
from cufdesk.reading.modality import Said, agreed_that, can_act, is_party, main_clause, sentence_modality
from cufdesk.reading.now import does_next
from cufdesk.reading.resumed import spoken_of, taken_up
from cufdesk.reading.subjects import says_agent_deed
from cufdesk.reading.tasks import has_open_box, is_refused, is_task, is_to, lays_nothing
from cufdesk.reading.turned import turned_deeds
from cufdesk.reading.verb_forms import CLITICS, is_future, is_infinitive, says_future
from cufdesk.reading.who import somebody

if TYPE_CHECKING:
    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document
    from cufdesk.reading.understanding import DateRead

_ENGAGED = {"adopted", "commitment", None}
_UNDECIDED = {"wish", "proposed", "finding", "announced"}
_SHORTEST_DEED = 8
_FEWEST_WORDS = 2
_NEAR = 24
_TAKES_UP = re.compile(
    r"(?:(?<!\w)(?:s'en|s'y|l'|lo|en|les?|la|las|los) ?(?:charg|occup|fer|veil|hara|enverr|assur)"
    r"|se (?:encarg|ocup|hac))"
)
_BEYOND = 60
_TO_BE = re.compile(r"est|sont|es|son|sean?|soi(?:t|ent)|ser(?:a|an|ont|ait|aient)|fuera")
_IS_DONE = re.compile(
    r"(?<!\w)(?:doi(?:t|vent)|devra|devront|deber(?:a|an)|deben?|ten(?:er|dr)(?:a|an) que|hay que)"
    r" (?:\w+ment )?(?:etre \w+|ser \w+|\w+[aei]rse)(?!\w)"
)
# "renonce à demander une subvention": what is decided is not to do it.
_GIVES_UP = re.compile(
    r"(?:renonc|refus|s'oppos|rejett|ecart|abandon|renunci|desist|rechaz|se opon|descart|niega|neg[oa])"
)


def told_deeds(  # noqa: C901, PLR0911, PLR0912 - one line for each way of laying something on somebody
    doc: Document, part: Sentence, modality: str | None, dates: tuple[DateRead, ...], *, item: bool = True
) -> list[Deed]:
    """Return what a sentence gives somebody to do by its verbs or in brief; `item` tells one of a list."""
    start, end = part.span
    if asked := asked_deeds(doc, part):
        return asked
    if doc.text[start:end].rstrip().endswith("?") or lays_nothing(doc, part.said, start, end):
        return []
    undecided = part.said.modality in _UNDECIDED
    if undecided and has_open_box(doc, start) and (actor := actor_of(doc, part.said)):
        return [Deed(part.span, actor, "commitment", part.span)]
    if named := _named_beside_colon(doc, start, end):
        return [Deed(named[1], named[0], "adopted", part.span)]
    if aside := _charged_aside(doc, part, modality, dates, item=item):
        return aside
    if taken := taken_up(doc, part) or turned_deeds(doc, part):
        return taken
    if named_by := charged(doc, start, end):
        return [Deed(part.span, named_by, "adopted", part.span)]
    by_subject = with_to_do(doc, _with_inner(doc, part, _by_subject(doc, part, modality)))
    if by_subject:
        return by_subject
    if present := _present(doc, part, dates, item=item):
        return _with_inner(doc, part, present)
    note = telegraphic.note(doc, start, end, dates)
    # In running text an infinitive is a task where both who and when stand beside it.
    open_deed = note is not None and (is_infinitive(doc, *note.task) or is_to(doc, *note.task))
    told = note is not None and (item or (note.when is not None and open_deed))
    brief = note is not None and (note.said or (told and is_task(doc, note.task)))
    if note and note.who and brief and not _is_told(doc, part):
        who = tuple(doc.quote(span) for span in note.who)
        return [Deed(note.task, who, "adopted", part.span, note.when)]
    if nobody := _for_nobody(doc, part, modality):
        return nobody
    if (
        part.said.modality in {None, "adopted"}
        and not part.said.explicit
        and has_strict_term(doc, dates, part.span)
        and not _only_stands(doc, start, end)
        and not verbs.tells_past(doc, start, end)
    ):
        return [Deed(part.span, agent(doc, start, end), "adopted", part.span)]
    if (
        note
        and item
        and (note.when or note.said)
        and part.said.modality not in _UNDECIDED
        and is_task(doc, note.task)
        and not verbs.tells_past(doc, *note.task)
    ):
        return [Deed(note.task, (), "adopted", part.span, note.when)]
    if item and doc.owner_at(start) and is_infinitive(doc, start, end):
        return [Deed(part.span, (), "adopted", part.span)]
    return []


def _charged_aside(
    doc: Document, part: Sentence, modality: str | None, dates: tuple[DateRead, ...], *, item: bool
) -> list[Deed]:
    """Return the deeds of "L'agence réunira les bailleurs, à charge pour la région d'en payer les frais"."""
    aside = charge_aside(doc, *part.span)
    if aside is None:
        return []
    stop, rest, named = aside
    head = Sentence((part.span[0], stop), sentence_modality(doc, part.span[0], stop), part.context)
    first = told_deeds(doc, head, head.said.modality or modality, dates, item=item)
    if not first and (actor := actor_of(doc, head.said)) and says_future(doc, *head.span):
        first = [Deed(head.span, actor, "commitment", head.span)]
    return [*first, Deed(rest, named, "commitment", rest)] if first else []


def _only_stands(doc: Document, start: int, end: int) -> bool:
    """Tell whether a sentence with a day says what will be by itself, or what was: "restera valable"."""
    return verbs.is_imperfect(doc, start, end) or bool(
        doc.lexicon.find("modality.happens").search(doc.shadow, start, end)
    )


def _is_told(doc: Document, part: Sentence) -> bool:
    """Tell whether a sentence says what somebody does or wishes, and only its commas make it a note."""
    said = part.said
    if said.modality == "announced":  # "… ont annoncé la signature (RVP – AMIV)"
        return True
    if said.subject is None or doc.text[said.subject[1] : said.subject[1] + 2].strip(" \u00a0")[:1] in {
        ":",
        "-",
        "–",
        "=",
        ">",
        "→",
        ",",
    }:
        return False
    return said.modality in _UNDECIDED


# By the subject ------------------------------------------------------------------------------------


def _by_subject(  # noqa: C901, PLR0911 - one line for each form of its verb
    doc: Document, part: Sentence, modality: str | None
) -> list[Deed]:
    start, end = part.span
    said = part.said
    actor = actor_of(doc, said) or spoken_of(doc, part)
    if agreed := _agreed(doc, part):
        return agreed
    near = verbs.after_apposition(doc, said.subject[1], end) if said.subject else end
    if said.subject and actor and _is_charged_pattern(doc.lexicon).match(doc.shadow, near, end):
        return all_of(doc, said.subject[1], part, actor, "commitment")
    if said.subject and actor and modality in _ENGAGED | {"finding"} and _is_about_to(doc, near, end):
        return all_of(doc, said.subject[1], part, actor, "commitment")
    if said.own_deed and said.modality == "adopted" and said.future and said.subject:
        later = [s for s in coordinated(doc, said.subject[1], end) if is_verb(doc, s[0], end)]
        return [Deed(span, actor, "adopted", part.span) for span in later]
    if actor and said.subject is None and (said.future or said.modality == "commitment"):
        return [Deed(part.span, actor, "commitment", part.span)]
    if said.subject and actor and (own := own_future(doc, said.subject[1], end)) is not None:
        return [Deed(span, actor, "commitment", span) for span in coordinated(doc, own, end)]
    by_whom = said.subject is not None and is_party(doc, said.subject)
    if said.duty and not by_whom and _IS_DONE.search(doc.shadow, start, end):  # "devra être envoyé par"
        return [Deed(part.span, agent(doc, start, end), "adopted", part.span)] if modality in _ENGAGED else []
    if said.duty and (actor or modality in _ENGAGED):
        begin = said.subject[1] if said.subject and actor else start
        return all_of(doc, begin, part, actor, "commitment" if actor else said.modality)
    if said.modality == "commitment" and actor and said.subject:
        if not said.explicit and _happens_at(doc, verbs.after_apposition(doc, said.subject[1], end), end):
            return []
        return all_of(doc, said.subject[1], part, actor, "commitment")
    future = said.modality == "adopted" and said.future and not said.passive
    if actor and future and said.subject and _verb_follows(doc, said.subject[1], end):
        return all_of(doc, said.subject[1], part, actor, "adopted")
    # "Mme Roux ouvre la séance et enverra la liste"
    if actor and said.modality in {None, "finding"} and said.subject:
        joined = coordinated(doc, said.subject[1], end, again=True)[1:]
        later = [span for span in joined if takes_up(doc, *span)]
        return [Deed(span, actor, "commitment", span) for span in later]
    return []


def _with_inner(doc: Document, part: Sentence, deeds: list[Deed]) -> list[Deed]:
    """Add the deeds of clauses with a subject of their own, and end the one before where they begin."""
    start, end = part.span
    if part.said.modality in _UNDECIDED:
        return deeds
    after = part.said.subject[1] if part.said.subject else start
    already = {name for deed in deeds for name in deed.responsible}
    inner = [
        found
        for found in inner_clauses(doc, after, end, present=bool(deeds))
        if not already.issuperset(found[1])
    ]
    for index, (begin, who) in enumerate(inner):
        stop = inner[index + 1][0] if index + 1 < len(inner) else end
        if deeds and deeds[-1].span[0] < begin < deeds[-1].span[1]:
            last = deeds[-1]
            span = trimmed(doc.text, last.span[0], begin, " \t\n\u00a0,;.")
            joint = doc.lexicon.find("modality.clause_joints").pattern
            cut = re.compile(rf"\s(?:{joint})$").search(doc.shadow, max(0, span[1] - 24), span[1])
            span = (span[0], cut.start()) if cut else span
            deeds = [
                *deeds[:-1],
                replace(last, span=span, within=(last.within[0], max(span[1], last.within[0]))),
            ]
        span = trimmed(doc.text, begin, stop, " \t\n\u00a0,;.")
        if not deeds and doc.text[start:begin].rstrip().endswith(":") and _TAKES_UP.search(doc.shadow, *span):
            span = part.span  # "Traduction : Mme Roux s'en charge"
        deeds = [*deeds, Deed(span, who, "commitment", span)]
    return deeds


def _agreed(doc: Document, part: Sentence) -> list[Deed]:
    """Return the deed of "il est convenu que Mme Petit rédige la note", whatever the mood of its verb."""
    start, end = part.span
    told = agreed_that(doc, start, end) if part.said.modality == "adopted" else None
    found = actors(doc, told, end) if told is not None else ()
    if not found or doc.lexicon.find("modality.happens").search(doc.shadow, found[-1][1], end):
        return []
    word = next(tokens(doc.text, verbs.after_apposition(doc, found[-1][1], end), end), None)
    if word is None or not doc.text[word[0]].islower() or _TO_BE.fullmatch(doc.shadow, *word):
        return []
    who = quoted(doc, found)
    return [Deed(part.span, who, "adopted", part.span)]


def _verb_follows(doc: Document, at: int, end: int) -> bool:
    at = verbs.after_apposition(doc, at, end)
    begin = re.compile(r"[\s,]*(?:ne |n'|no |se |s'|lui |leur |le |la |les |y |en )*").match(
        doc.shadow, at, end
    )
    return begin is not None and is_future(doc, begin.end(), end) and not _happens_at(doc, at, end)


def _happens_at(doc: Document, at: int, end: int) -> bool:
    """Tell whether what follows a subject only takes place: "le comité comptera huit élus"."""
    found = doc.lexicon.find("modality.happens").search(doc.shadow, at, min(end, at + _NEAR))
    return found is not None


@lru_cache(maxsize=8)
def _is_charged_pattern(lex: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\s?(?:\w+ment\s)?{expression(lex.words('modality.is_charged'))}")


def _is_about_to(doc: Document, at: int, end: int) -> bool:
    """Tell whether somebody "va contacter" or "acepta redactar": a verb that leads to an infinitive."""
    before = CLITICS.match(doc.shadow, at + 1, end)
    lead = doc.lexicon.find("modality.leads_to_deed").match(doc.shadow, before.end() if before else at, end)
    link = re.compile(r"\s|(?<=')").match(doc.shadow, lead.end(), end) if lead else None
    begin = CLITICS.match(doc.shadow, link.end(), end) if link else None
    return begin is not None and is_infinitive(doc, begin.end(), end)


def _present(doc: Document, part: Sentence, dates: tuple[DateRead, ...], *, item: bool) -> list[Deed]:
    """Return the deed of "Thomas envoie le plan": a verb in the present, in a list or by a day."""
    said = part.said
    actor = actor_of(doc, said)
    if not actor or said.subject is None or said.explicit or verbs.is_decider(doc, said.subject):
        return []
    if said.modality not in {None, "adopted", "finding"} or not verbs.present_at(
        doc, said.subject[1], part.span[1]
    ):
        return []
    dated = is_dated(doc, dates, part.span)
    if not (item or dated) and not does_next(doc, said.subject, part):
        return []
    return [Deed(part.span, actor, "commitment", part.span)]


def actor_of(doc: Document, said: Said) -> tuple[str, ...]:
    """Return the names of a subject that can act."""
    if said.subject is None or not can_act(doc, said.subject):
        return ()
    # What follows tells where the last name ends: "le président du club écrira".
    beyond = min(len(doc.text), said.subject[1] + _BEYOND)
    named = [span for span in actors(doc, said.subject[0], beyond) if span[1] <= said.subject[1]]
    named = named or [said.subject]
    if len(named) == 1 and (person := called_beside(doc, named[0], beyond)):
        return (doc.quote(person),)
    return quoted(doc, named)


def all_of(
    doc: Document, begin: int, part: Sentence, actor: tuple[str, ...], modality: str | None
) -> list[Deed]:
    """Return the deeds that a sentence joins; a time before its subject is that of the first one."""
    spans = coordinated(doc, begin, part.span[1])
    return [Deed(s, actor, modality, s if index else (part.span[0], s[1])) for index, s in enumerate(spans)]


# By nobody -----------------------------------------------------------------------------------------


def _for_nobody(doc: Document, part: Sentence, modality: str | None) -> list[Deed]:
    """Return the deed of a sentence without an actor: "sera versée par X", "il faudra relancer"."""
    start, end = part.span
    said = part.said
    if said.modality in _UNDECIDED and not said.duty and not _remains(doc, part):
        return []
    if doc.lexicon.find("modality.impersonal").search(doc.shadow, start, end) or is_to(doc, start, end):
        return [Deed(part.span, agent(doc, start, end), "adopted", part.span)]
    apart = not doc.text[doc.text.rfind("\n", 0, start) + 1 : start].strip() and modality != "proposed"
    told = (modality in _ENGAGED or apart) and said.modality == "adopted" and _to_do(doc, part)
    if told or verbs.is_order(doc, start, end):
        who = agent(doc, start, end) or _parties(doc, said)
        return joined_passives(doc, part, who)
    return []


def _parties(doc: Document, said: Said) -> tuple[str, ...]:
    """Return the parties that agree to do something: "les deux parties conviennent d'échanger …"."""
    if said.subject is None:
        return ()
    both = doc.lexicon.find("modality.plural_party").fullmatch(doc.shadow, *said.subject)
    return actor_of(doc, said) if both else ()


def _remains(doc: Document, part: Sentence) -> bool:
    """Tell whether a sentence only states that something is still to do: "Reste à trouver …"."""
    said = part.said
    if said.modality != "finding" or said.explicit:
        return False
    if is_to(doc, *part.span):
        return True
    what = doc.lexicon.find("modality.impersonal").match(doc.shadow, *part.span)
    return what is not None and is_infinitive(doc, what.end() + 1, part.span[1])


def _to_do(doc: Document, part: Sentence) -> bool:
    """Tell whether a sentence that is adopted asks for a deed: an infinitive in it, or a future."""
    start, end = main_clause(doc, *part.span), part.span[1]
    no_deed = doc.lexicon.find("modality.no_deed")
    if is_infinitive(doc, start, end):
        return no_deed.match(doc.shadow, start, end) is None
    if part.said.future and _is_made(doc, start, end):
        return True
    decided = doc.lexicon.find("modality.adopted").search(doc.shadow, start, end)
    link = re.compile(r"\s(?:de\s|d'|a\s)?").match(doc.shadow, decided.end(), end) if decided else None
    if decided is None or _GIVES_UP.match(decided.group()) or is_refused(doc, start, decided):
        return False
    if link is None or not is_infinitive(doc, link.end(), end):
        return False
    return no_deed.match(doc.shadow, link.end(), end) is None


def _is_made(doc: Document, start: int, end: int) -> bool:
    """Tell a future deed from what will merely take place: "aura lieu", "se tiendra"."""
    if doc.lexicon.find("modality.happens").search(doc.shadow, start, end):
        return False
    return says_agent_deed(doc, start, end)


_WITH = re.compile(r"(?:junto con|con|avec)\s")


def _named_beside_colon(doc: Document, start: int, end: int) -> tuple[tuple[str, ...], Span] | None:
    """Return who is charged by "RVP : envoyer le modèle" or "Réserver la salle : RVP", and with what."""
    colon = doc.text.find(":", start, min(end, start + 300))
    if colon < 0:
        return None
    before, after = trimmed(doc.text, start, colon), trimmed(doc.text, colon + 1, end, " \t\n\u00a0\u202f,;.")
    beside, owner = _WITH.match(doc.shadow, *before), doc.owner_at(start)
    if beside and owner and is_infinitive(doc, *after):
        both = [owner, *somebody(doc, beside.end(), before[1])]
        return tuple(doc.quote(span) for span in both), after
    for name, task in ((before, after), (after, before)):
        if is_infinitive(doc, *task) and (named := somebody(doc, *name)):
            return tuple(doc.quote(span) for span in named), task
    return None
