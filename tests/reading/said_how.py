"""Compose minutes out of who, how, when and where on the page, and tell what is wrong with what is read."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Any

from cufdesk.exchange.texts import clean
from cufdesk.folding import words_of
from cufdesk.reading.minutes import read
from cufdesk.reading.understanding import as_json
from tests.reading import said_how_es, said_how_fr
from tests.reading.corpus.scoring import bare, same_responsible, same_term

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

LANGUAGES = {"fr": said_how_fr, "es": said_how_es}
_LABELS = {
    "fr": (" ; échéance : ", " Échéance : ", " Quand : ", "Échéance : ", "Sans date"),
    "es": ("; plazo: ", " Fecha: ", " Cuándo: ", "Fecha límite: ", "Sin fecha"),
}
_OF = {"fr": (("le ", "du "), ("les ", "des "), ("", "de ")), "es": (("el ", "del "), ("", "de "))}
_TO = {"fr": (("le ", "au "), ("les ", "aux "), ("", "à ")), "es": (("el ", "al "), ("", "a "))}


def _led(words: str, leads: tuple[tuple[str, str], ...]) -> str:
    """Put "de" or "à" before some words, joined with their article."""
    return next(led + words.removeprefix(article) for article, led in leads if words.startswith(article))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def said(code: str, pattern: str, who: str, when: str) -> str:
    """Return a sentence by its pattern."""
    several = len(LANGUAGES[code].WHO[who]) > 1
    labels = _LABELS[code]
    text = re.sub(r"\[([^\[\]|]*)\|([^\[\]|]*)\]", lambda m: m.group(2 if several else 1), pattern)
    holes = {
        "{W}": _capital(who), "{w}": who, "{aW}": _led(who, _TO[code]), "{deW}": _led(who, _OF[code]),
        "{AW}": _capital(_led(who, _TO[code])),
        "{D}": f" {when}" if when else "", "{DT}": f" {when}" if when else "",
        "{cD}": f", {when}" if when else "",
        "{cT}": f", {when}" if when else "", "{tD}": f" – {when}" if when else "",
        "{; D}": f"{labels[0]}{when}" if when else "", "{eD}": f"{labels[1]}{when}." if when else "",
        "{qD}": f"{labels[2]}{when}." if when else "", "{lT}": f"{labels[3]}{when}" if when else "",
        "{T!}": _capital(when) if when else labels[4], "{T}": when,
    }  # fmt: skip
    for hole, words in holes.items():
        text = text.replace(hole, words)
    return _capital(text).replace("..", ".")


def laid_out(code: str, layout: str, sentence: str) -> str:
    """Return a page with a sentence in its place."""
    if "{S} " in layout and sentence[-1] not in ".!?":
        sentence += "."
    middle = sentence.rfind(" ", 0, 80)
    broken = sentence[:middle] + "\n" + sentence[middle + 1 :] if middle > 0 else sentence
    head: str = LANGUAGES[code].HEAD
    return head + layout.replace("{S}", sentence).replace("{/S}", broken)


def actions_in(text: str) -> tuple[list[dict[str, Any]], list[list[str]]]:
    """Return the actions about the whole file that are read, and the people known."""
    found = as_json(read(clean(text).text))
    acts = [action for decision in found["decisions"] for action in decision["actions"]]
    about = [action for action in acts if {"complet", "completo"} & {*words_of(action["text"])}]
    return about, [bare(person.get("name") or "") for person in found["people"]]


def wrong(code: str, text: str, who: str, when: str) -> str:
    """Return what is wrong with what is read: "none", "twice", "who", "when", or nothing."""
    acts, people = actions_in(text)
    if len(acts) != 1:
        return "twice" if acts else "none"
    wanted: dict[str, Any] = {"phrase": "", "responsible": list(LANGUAGES[code].WHO[who])}
    exact, words = LANGUAGES[code].WHEN[when]
    wanted |= {"deadline": exact} if exact else {"deadline_text": words} if words else {}
    if not same_responsible(acts[0], wanted, people):
        return "who"
    return "" if same_term(acts[0], wanted) else "when"


def cases(code: str, kind: str) -> Iterator[tuple[str, str, str, str]]:
    """Give name, who, when and text of each case of a kind: how, layouts, pages.

    Each way of saying meets each of those named and each term; the layouts take turns.
    """
    data: ModuleType = LANGUAGES[code]
    layouts = [*data.LAYOUTS.values()]
    for turn, (who, when) in enumerate(product(data.WHO, data.WHEN)):
        if kind == "how":
            for index, (name, pattern) in enumerate(data.HOW.items(), turn + turn // len(layouts)):
                layout = layouts[index % len(layouts)]
                if "{S} " in layout and not pattern.endswith("."):  # a note is no sentence of a paragraph
                    layout = layouts[1]
                yield name, who, when, laid_out(code, layout, said(code, pattern, who, when))
        elif kind == "layouts":
            for name, layout in data.MORE_LAYOUTS.items():
                yield name, who, when, laid_out(code, layout, said(code, data.PLAIN, who, when))
        else:
            for name, page in data.PAGES.items():
                yield name, who, when, data.HEAD + said(code, page, who, when)
