"""Who does what a sentence says that is known to be something to do: looked for leniently, clause by clause.

The rules of `deeds` ask at once whether somebody is charged and who; where only the first is known, anybody
who stands before a verb of their own will do: a bare name, a pronoun, who writes, or brackets.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from cufdesk.domain.given_names import is_given_name
from cufdesk.reading import verbs
from cufdesk.reading.actors import actors, quoted, without_article
from cufdesk.reading.antecedents import meant_by
from cufdesk.reading.bare_names import may_name
from cufdesk.reading.behind import named_behind, told_of
from cufdesk.reading.charged import agent
from cufdesk.reading.matching import Span, expression, is_capital, shadow_of, tokens, trimmed
from cufdesk.reading.modality import main_clause
from cufdesk.reading.phrases import phrase_at, present_pattern
from cufdesk.reading.stretches import JOINT
from cufdesk.reading.structure import sentences
from cufdesk.reading.verb_forms import acts_now, is_future, is_infinitive
from cufdesk.reading.who import somebody
from cufdesk.reading.writers import writes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cufdesk.reading.language import Lexicon
    from cufdesk.reading.structure import Document
    from cufdesk.reading.understanding import ActionRead, DecisionRead

_EDGES = " \t\n\u00a0,;.:"
_MOST_CLAUSES = 10
_MOST_NAME_WORDS = 4
_NAME_LONGEST = 60


def with_doers(doc: Document, decision: DecisionRead) -> DecisionRead:
    """Name who does the actions of a decision that name nobody yet, where their sentence tells."""
    actions = tuple(_with_doers(doc, action) for action in decision.actions)
    return decision if actions == decision.actions else replace(decision, actions=actions)


def _with_doers(doc: Document, action: ActionRead) -> ActionRead:
    """Name who does an action; for a pronoun, "corresponderá a ella", whom it means."""
    if who := _taken_on(doc, action.span):
        return replace(action, responsible=who)
    if not action.responsible:
        return replace(action, responsible=doers(doc, action.span))
    pronouns = doc.lexicon.folded("modality.pronouns")
    if len(action.responsible) == 1 and shadow_of(action.responsible[0]) in pronouns:
        meant = meant_by(doc, action.span[0], shadow_of(action.responsible[0]))
        return replace(action, responsible=meant or action.responsible)
    return action


_WHAT = re.compile(r",\s(?:ce\s(?:que\s|qu'|dont\s)|lo\s(?:que|cual)\s)")


def _taken_on(doc: Document, span: Span) -> tuple[str, ...]:
    """Return who takes on what a sentence says: "la Région pourrait aider, ce que M. Petit vérifiera"."""
    for what in _WHAT.finditer(doc.shadow, *span):
        found = actors(doc, what.end(), span[1])
        lead = _LEAD.match(doc.shadow, found[-1][1], span[1]) if found else None
        if lead and is_future(doc, lead.end(), span[1]):
            return quoted(doc, found)
    return ()


def doers(doc: Document, span: Span) -> tuple[str, ...]:
    """Return who does what a sentence says, which is known to be an action; nothing where nobody is meant."""
    start, end = span
    if doc.text[start:end].rstrip().endswith("?"):
        return ()
    for begin in _clauses(doc, start, end):
        if who := _who_acts(doc, begin, end):
            return who
    for find in (named_behind, _that, told_of, _agent_of_all, _in_brackets, _in_brief, _subject_before):
        if who := find(doc, start, end):
            return who
    return ()


_THAT = re.compile(r"\sque\s")


def _that(doc: Document, start: int, end: int) -> tuple[str, ...]:
    """Return who acts in a Spanish clause that another leads: "Hace falta que el párroco firme la carta"."""
    if doc.lexicon.code != "es":
        return ()
    for that in _THAT.finditer(doc.shadow, start, end):
        if who := _who_acts(doc, that.end(), end):
            return who
    return ()


# Clause by clause ------------------------------------------------------------------------------------

_OPENER = re.compile(
    r"(?:(?:et|mais|donc|alors|du coup|ensuite|puis|cette fois|finalement|sinon|y|pero|entonces|luego"
    r"|esta vez)\s|il (?:est|a ete) \w+ qu(?:e\s|'))+"
)


def _clauses(doc: Document, start: int, end: int) -> Iterator[int]:
    """Give the places where somebody may be named who acts: the main clause, then one after each joint."""
    begin = main_clause(doc, start, end)
    opener = _OPENER.match(doc.shadow, begin, end)
    yield opener.end() if opener else begin
    for count, joint in enumerate(JOINT.finditer(doc.shadow, begin, end)):
        if count >= _MOST_CLAUSES:
            return
        if joint.end() < end:
            yield joint.end()


def _who_acts(doc: Document, begin: int, end: int) -> tuple[str, ...]:
    """Return who a clause begins with if a verb of theirs follows: a name, a pronoun, who writes."""
    if who := _writer(doc, begin, end):
        return who
    pronoun = _pronouns(doc.lexicon).match(doc.shadow, begin, end)
    if pronoun and doc.text[slice(*pronoun.span("word"))].lower() != "el":
        acts = _acts(doc, pronoun.end(), end)
        return meant_by(doc, begin, pronoun["word"]) if acts and not _impersonal(doc, pronoun, end) else ()
    if is_infinitive(doc, begin, end):
        return ()
    strict = tuple(without_article(doc, span) for span in actors(doc, begin, end))
    for found in (strict, _loosely_named(doc, begin, end)):
        if not found or _NOBODY.match(doc.shadow, *found[0]):
            continue
        if _acts(doc, verbs.after_apposition(doc, found[-1][1], end), end):
            return tuple(dict.fromkeys(doc.quote(span) for span in found))
    return ()


_NOBODY = re.compile(r"(?:personne|rien|nul|aucun|quelqu'un|on|tout|nadie|alguien|nada|todo)(?!\w)(?! le)")


def _loosely_named(doc: Document, begin: int, end: int) -> tuple[Span, ...]:
    """Return a noun for somebody that a clause begins with, or a name that no list knows: "Le Moal"."""
    phrase = phrase_at(doc, begin, end)
    if phrase and phrase.is_agent:
        return (phrase.span,)
    titled = _titled(doc.lexicon).match(doc.shadow, begin, end)
    if titled and doc.text[titled.end() : titled.end() + 1].isupper():
        return ((titled.start("title"), _capitals_end(doc, titled.end(), end)),)
    words = list(tokens(doc.text, begin, min(end, begin + _NAME_LONGEST)))
    if (
        words
        and doc.shadow[slice(*words[0])] in doc.lexicon.folded("articles")
        and is_capital(doc.text[begin])
    ):
        words = words if len(words) > 1 and words[0][1] + 1 == words[1][0] else []
        first = words[1:]
    else:
        first = words
    stop = _capitals_end(doc, begin, end)
    if not first or stop < first[0][1] or not may_name(doc, first[0][0], stop):
        return ()
    known = any(doc.shadow[slice(*word)] in doc.known_words for word in words if word[1] <= stop)
    given = is_given_name(doc.shadow[slice(*first[0])])
    return ((begin, stop),) if known or given or _does(doc, stop, end) else ()


def _capitals_end(doc: Document, begin: int, end: int) -> int:
    """Return where words with capitals end that begin at a place."""
    stop = begin
    for word in islice(tokens(doc.text, begin, end), _MOST_NAME_WORDS):
        if not is_capital(doc.text[word[0]]) or doc.text[stop : word[0]] not in {"", " ", "\u00a0"}:
            break
        stop = word[1]
    return stop


@lru_cache(maxsize=4)
def _titled(lex: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what somebody is, before the name: "la capitaine Lheureux"."""
    return re.compile(rf"(?:l'|le\s|la\s|el\s)(?P<title>{expression(lex.words('who.titles'))})\s")


def _does(doc: Document, at: int, end: int) -> bool:
    """Tell whether a verb that only somebody does follows a name that no list knows."""
    lead = _LEAD.match(doc.shadow, at, end)
    begin = lead.end() if lead else at
    now = present_pattern(doc.lexicon).match(doc.shadow, begin, end) or _GOES_TO.match(doc.shadow, begin, end)
    if now or is_future(doc, begin, end):
        return True
    return doc.lexicon.code == "fr" and _ACTS_ON.match(doc.shadow, begin, end) is not None


_ACTS_ON = re.compile(
    r"[a-z]{2,18}(?:\we|ent|[^aeo]t|[nr]d)\s"
    r"(?:(?:les?|la|une?|des|du|aux?|avec|sa|son|ses|leurs?|ce|cette|ces)\s|l')"
)


# Verbs -----------------------------------------------------------------------------------------------

_LEAD = re.compile(
    r"\s?(?:(?:ne|se|me|te|nous|vous|lui|leur|les?|la|en|y|lo|los|las|nos|no|ya|aussi|donc|bien|tambien"
    r"|quand meme)\s|[nsmtl]')*"
)
_GOES_TO = re.compile(r"(?:va|vont|devra|doit|doivent|devront|peut|van?\sa|debe|deben|ira|iront)(?!\w)")
# "sera transmise", "est reportée": the subject does nothing.
_SUFFERS = re.compile(
    r"(?:ne\s|n')?(?:(?:doi(?:t|vent)|devra|devront|va|vont|pourra|peut)\s(?:donc\s)?etre|ser(?:a|ont|ait)|es|son|est|sont|soi(?:t|ent)|seran?|sea|sean"
    r"|a ete|ont ete|ha sido|han sido)\s(?:\w+ment\s|pas\s|donc\s)?"
    r"(?!charge|prie|invite|tenu|responsable|mandate|encargad|responsable)\w+"
)
_NO_VERB = re.compile(r"(?:de|d'|del?|du|des|que?|qui|et|y|a la|en)(?!\w)|,")
_HAS = re.compile(
    r"(?:a|ont|ha|han)\s(?:bien\s|deja\s)?"
    r"(?:promis|accepte|propose|offert|convenu|decide|dit qu|prometido|aceptado|ofrecido|quedado)"
)
_IT = re.compile(r"\s(?:lo|la|los|las|les?|l')\s?$")
_AND_WILL = re.compile(r"\s(?:et|y|e)\s(?:(?:lui|leur|nous|les?|la|en|y|se|lo|los|las)\s|[ls]')*")


def _acts(doc: Document, at: int, end: int) -> bool:
    """Tell whether a verb of the one before stands at a place: "enverra", "nous envoie", "va voir"."""
    lead = _LEAD.match(doc.shadow, at, end)
    begin = lead.end() if lead else at
    if begin == at and doc.text[at - 1 : at] not in {" ", "\u00a0", "'", "’"}:
        return False
    if _SUFFERS.match(doc.shadow, begin, end) or _NO_VERB.match(doc.shadow, begin, end):
        return False
    if _GOES_TO.match(doc.shadow, begin, end) or _HAS.match(doc.shadow, begin, end):
        return True
    if _joined_future(doc, begin, end):
        return True
    if is_future(doc, begin, end):
        taken = _IT.search(doc.shadow, at, begin)  # "los tendrá listos"
        return bool(taken) or doc.lexicon.find("modality.happens").match(doc.shadow, begin, end) is None
    kinds = (
        "modality.duty",
        "modality.commitment",
        "modality.is_charged",
        "modality.leads_to_deed",
        "who.verbs",
    )
    if doc.lexicon.find(*kinds).match(doc.shadow, begin, end):
        return True
    if doc.lexicon.code == "es":
        word = next(tokens(doc.text, begin, end), None)
        return word is not None and acts_now(doc, *word)
    return verbs.present_at(doc, begin, end) or _ACTS_ON.match(doc.shadow, begin, end) is not None


def _joined_future(doc: Document, at: int, end: int) -> bool:
    """Tell whether a deed to come is joined to what is so: "en a convenu et transmettra"."""
    for joint in _AND_WILL.finditer(doc.shadow, at, end):
        if re.search(r"[,.;:]", doc.text[at : joint.start()]):
            return False
        if is_future(doc, joint.end(), end):
            return True
    return False


# Pronouns --------------------------------------------------------------------------------------------


@lru_cache(maxsize=4)
def _pronouns(lex: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{expression(lex.words('modality.pronouns'))})(?=\s|,)(?:\sdonc|\saussi)?")


_IMPERSONAL = re.compile(
    r"\s(?:ne\s|n')?(?:faut|faudra|convien|s'agi|rest|y (?:a|aura)|appart|incomb|est|sera|a ete"
    r"|importe|manque|revien|semble|va de)"
)


def _impersonal(doc: Document, pronoun: re.Match[str], end: int) -> bool:
    """Tell whether "il" stands for nobody: "il faudra", "il reviendra à"."""
    return pronoun["word"] == "il" and _IMPERSONAL.match(doc.shadow, pronoun.end("word"), end) is not None


_WRITES = re.compile(
    r"(?:(?:et|mais|moi,?|donc|de mon cote,)\s){0,2}(?:je\s|j')"
    r"(?:(?:me|te|vous|lui|leur|les?|la|en|y)\s|[lmt]')*\w"
)
_NO_DEED = re.compile(
    r"(?:je\s|j')(?:ne\s|n'|suis|ai|crois|pense|rappelle|remercie|souhait|sais|espere|compte sur)"
)


def _writer(doc: Document, begin: int, end: int) -> tuple[str, ...]:
    """Return who writes, where a clause says "je"."""
    if doc.lexicon.code == "es":
        return writes(doc, begin, end)
    own = _WRITES.match(doc.shadow, begin, end)
    author = doc.envelope.author_at(begin) if own else None
    if author is None or own is None or _NO_DEED.search(doc.shadow, begin, own.end() + 12):
        return ()
    return (doc.quote(author),)


# By whom, and beside -----------------------------------------------------------------------------------

_BY = re.compile(r"(?<!\w)(?:par|por)\s")


def _agent_of_all(doc: Document, start: int, end: int) -> tuple[str, ...]:
    """Return by whom something is to be done; not whom somebody has it done by: "à faire viser par"."""
    return agent(doc, start, end) if _BY.search(doc.shadow, start, end) else ()


_DESCRIBED = re.compile(r"[^\W\d_a-zà-ÿ][\w'’.-]*\s$")
_BRACKETS = re.compile(r"\(([^()\n]{2,60})\)")


def _in_brackets(doc: Document, start: int, end: int) -> tuple[str, ...]:
    """Return who is named alone in brackets: "à réimprimer (scolarité centrale)"."""
    for found in _BRACKETS.finditer(doc.text, start, end):
        if _DESCRIBED.search(doc.text[max(start, found.start() - 40) : found.start()]):
            continue  # "le capitaine Lagarrigue (SDIS)"
        inside = trimmed(doc.text, *found.span(1), _EDGES)
        if named := somebody(doc, *inside):
            return tuple(doc.quote(span) for span in named)
        phrase = phrase_at(doc, *inside)
        if phrase and phrase.is_agent and phrase.span == inside:
            return (doc.quote(inside),)
    return ()


_BRIEF_LONGEST = 120


def _in_brief(doc: Document, start: int, end: int) -> tuple[str, ...]:
    """Return whom a note names before its colon or behind its last comma: "Badges et chevalets, Karim"."""
    if end - start > _BRIEF_LONGEST:
        return ()
    colon, comma = doc.text.find(" :", start, end), doc.text.rfind(", ", start, end)
    for piece in ((start, colon), (comma + 2, end)):
        begin, stop = trimmed(doc.text, *piece, _EDGES) if start <= piece[0] < piece[1] else (0, 0)
        named = somebody(doc, begin, stop) if begin < stop and piece != (1, end) else ()
        if named and all(_is_of_those(doc, one) for one in named):
            return tuple(doc.quote(one) for one in named)
    return ()


def _is_of_those(doc: Document, span: Span) -> bool:
    """Tell whether a name holds a word of somebody known, or a given name."""
    words = [doc.shadow[slice(*word)] for word in tokens(doc.text, *span)]
    return any(word in doc.known_words or is_given_name(word) for word in words)


_AND_BEFORE = re.compile(r"\s(?:et|y|puis|e)\s$")


def _subject_before(doc: Document, start: int, end: int) -> tuple[str, ...]:
    """Return the subject of a clause that "et" joins to the one before: "… et se renseigne sur le prix"."""
    block = doc.block_at(start)
    if block is None or not _AND_BEFORE.search(doc.shadow, max(block.start, start - 6), start):
        return ()
    if not _acts(doc, start, end):
        return ()
    whole = next((span for span in sentences(doc, *block.span) if span[0] < start < span[1]), None)
    found = actors(doc, main_clause(doc, *whole), start) if whole else ()
    return quoted(doc, found)
