"""How a letter greets one person and takes leave: by function, civility and gender, never by a guess.

The form of the greeting is repeated in the closing. Of whom neither civility nor gender is known, both are
greeted: "Madame, Monsieur,". The feminine of a function is the one that its title is written in ("Président",
"la Maire"); where the title does not tell, the usual one.
"""

from __future__ import annotations

from cufdesk.domain.contacts import Person, Position
from cufdesk.folding import words_of
from cufdesk.formats.ranks import Held, rank_of, rank_of_mandate
from cufdesk.i18n import NBSP, Translator

_MAN, _WOMAN = 0, 1
_CIVILITIES = {"mr": _MAN, "mrs": _WOMAN}
_GENDERS = {"male": _MAN, "female": _WOMAN}
_OF_MEN = frozenset(
    ("m", "mr", "monsieur", "sem", "mgr", "monseigneur", "mons", "sr", "don", "mtro", "licdo", "profr")
)
_OF_WOMEN = frozenset(
    ("mme", "madame", "sra", "srta", "dna", "mtra", "dra", "licda", "lcda", "profra", "profa", "docteure")
)
_BISHOPS = frozenset(("mgr", "monseigneur", "mons", "monsenor"))
_VOWELS = "AEÉIOU"


def salutation(person: Person | None, position: Position | None, t: Translator) -> str:
    """Return the line that opens a letter: "Monsieur le Maire,", "Señora Gobernadora:", "Dear Ms Ruiz,"."""
    return t._("Dear {form},").format(form=_form(person, _held(person, position, t), t))


def closing(person: Person | None, position: Position | None, t: Translator) -> str:
    """Return the sentence that closes a letter: with the form that opened it, as high as the function."""
    held = _held(person, position, t)
    form = _form(person, held, t)
    esteem = held.rank.esteem if held else ""
    if esteem == "highest":
        told = t._("Please accept, {form}, the assurance of our highest consideration.")
    elif esteem == "high":
        told = t._("Please accept, {form}, the assurance of our high consideration.")
    else:
        told = t._("Please accept, {form}, our best regards.")
    if held is None and t.language == "es":
        form = form[:1].lower() + form[1:]  # an adjective, where a title keeps its capital
    return told.format(form=form)


def _held(person: Person | None, position: Position | None, t: Translator) -> Held | None:
    """Return the rank that somebody is greeted by; none where civility and gender are unknown."""
    if person is None or position is None or sex_of(person) is None:
        return None
    held = _rank(person, position, t.language)
    return held if held and held.rank.said(t.language)[_MAN] else None


def _rank(person: Person, position: Position, language: str) -> Held | None:
    """Return the rank by the title in the letter's language, else by the other title, else by the mandate."""
    titles = {"fr": position.title.fr, "es": position.title.es}
    own = titles.pop(language, "")
    if own.strip():
        held = rank_of(own, language, person.country)
        return held or rank_of_mandate(position.mandate, person.country)
    for other, title in titles.items():
        if held := rank_of(title, other, person.country):
            return Held(held.rank)
    return rank_of_mandate(position.mandate, person.country)


def sex_of(person: Person) -> int | None:
    """Return how grammar speaks of somebody, 0 for a man, 1 for a woman: by civility, gender, else title.

    None where none of them tells.
    """
    told = _CIVILITIES.get(person.civility, _GENDERS.get(person.gender))
    return told if told is not None or person.gender else _of_title(person)


def _of_title(person: Person) -> int | None:
    """Return what a title before the name tells: "Mtra." is a woman's, "S.E.M." a man's."""
    titles = (person.honorific.fr, person.honorific.es)
    words = {"".join(words_of(part)) for title in titles for part in title.split()}
    found = {sex for sex, known in ((_MAN, _OF_MEN), (_WOMAN, _OF_WOMEN)) if words & known}
    return found.pop() if len(found) == 1 else None


# the form ------------------------------------------------------------------------------------------------


def _form(person: Person | None, held: Held | None, t: Translator) -> str:
    sex = sex_of(person) if person else None
    if person is None or sex is None:
        return t._("Sir or Madam")
    forms = {"fr": _french, "es": _spanish}
    return forms.get(t.language, _english)(person, held, sex)


def _is_bishop(person: Person) -> bool:
    """Tell whether somebody is called Monseigneur, which stands for civility and function."""
    titles = f"{person.honorific.fr} {person.honorific.es}"
    return not _BISHOPS.isdisjoint(words_of(titles))


def _french(person: Person, held: Held | None, sex: int) -> str:
    if _is_bishop(person):
        return "Monseigneur"
    civility = ("Monsieur", "Madame")[sex]
    if held is None:
        return civility
    name = held.rank.fr[_gender(held, sex)]
    if name[0] in _VOWELS:
        return f"{civility} l’{name}"
    is_masculine = sex == _MAN or held.article == "le" or (held.form == _MAN and held.article != "la")
    return f"{civility} {'le' if is_masculine else 'la'} {name}"


def _spanish(person: Person, held: Held | None, sex: int) -> str:
    if _is_bishop(person):
        return "Monseñor"
    civility = ("Señor", "Señora")[sex]
    if held is not None:
        return f"{civility} {held.rank.es[_gender(held, sex)]}"
    dear, name = ("Estimado", "Estimada")[sex], _called(person)
    if not name:
        return f"{dear} {civility.lower()}"
    title = person.honorific.es.strip() or civility.lower()
    return f"{dear} {title}{NBSP if person.honorific.es.strip() else ' '}{name}"


def _english(person: Person, held: Held | None, sex: int) -> str:
    if held is not None:
        return held.rank.en[sex]
    name = _called(person)
    return f"{('Mr', 'Ms')[sex]} {name}" if name else ("Sir", "Madam")[sex]


def _gender(held: Held, sex: int) -> int:
    """Return the gender of a function: for a woman, that in which her title is written."""
    return _MAN if _MAN in (sex, held.form) else _WOMAN


def _called(person: Person) -> str:
    """Return the name that a greeting uses: the usage name, else the first surname after its particle."""
    if person.usage_name or not person.first_surname:
        return person.usage_name
    joined = "" if person.particle.endswith(("'", "’")) or not person.particle else " "
    return f"{person.particle}{joined}{person.first_surname}"
