"""Three tasks, with who and by when told plainly, in the layouts that secretariats give to a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple


class Task(NamedTuple):
    """One thing to do: its words, who, by when; `day` is that term where it is one."""

    words: str
    who: str
    when: str
    day: str = ""


Layout = Callable[[Sequence[Task]], str]

HEAD = {
    "fr": "Commission jumelage\nRéunion du 4 avril 2024\n\n"
    "Présents : Claire Dubreuil, Antoine Kerbrat, Nadia Belkacem, Lucie Fontan\n\n"
    "La commission prend acte du bilan de la visite.\n\n",
    "es": "Comisión de hermanamiento\nReunión del 4 de abril de 2024\n\n"
    "Asistentes: Carmen Villaseñor, Raúl Ordaz, Rosa Beltrán, Lucía Montes\n\n"
    "La comisión conoció el balance de la visita.\n\n",
}
TASKS = {
    "fr": (
        Task("réserver la salle polyvalente", "Claire Dubreuil", "avant le 12 mai", "2024-05-12"),
        Task("envoyer le dossier complet", "Antoine Kerbrat", "fin mai"),
        Task("relancer la presse locale", "Nadia Belkacem", ""),
    ),
    "es": (
        Task("reservar la sala grande", "Carmen Villaseñor", "antes del 12 de mayo", "2024-05-12"),
        Task("enviar el expediente completo", "Raúl Ordaz", "a fines de mayo"),
        Task("buscar a la prensa local", "Rosa Beltrán", ""),
    ),
}
HEADINGS = {"fr": ("Qui fait quoi", "Prochaines étapes :"), "es": ("Pendientes", "Próximos pasos:")}
_COLUMNS = {
    "fr": {"t": "À faire", "w": "Qui", "d": "Pour quand", "n": "N°", "s": "État"},
    "es": {"t": "Tarea", "w": "Encargado", "d": "Plazo", "n": "Núm.", "s": "Estatus"},
}
_LABELS = {
    "fr": {"t": "Action", "w": "Responsable", "d": "Échéance"},
    "es": {"t": "Acción", "w": "Responsable", "d": "Fecha compromiso"},
}


def _first(words: str) -> str:
    return words[:1].upper() + words[1:]


def _with(sign: str, words: str, after: str = "") -> str:
    return f"{sign}{words}{after}" if words else ""


def _lines(line: Callable[[int, Task], str], between: str = "\n") -> Layout:
    return lambda tasks: between.join(line(number, task) for number, task in enumerate(tasks, 1))


def _table(language: str, columns: str, sign: str, *, headed: bool = True) -> Layout:
    names = _COLUMNS[language]

    def table(tasks: Sequence[Task]) -> str:
        rows = [[names[column] for column in columns]] if headed else []
        for number, task in enumerate(tasks, 1):
            held = {"t": _first(task.words), "w": task.who, "d": task.when, "n": str(number), "s": "en cours"}
            rows.append([held[column] for column in columns])
        if sign != " ":
            return "\n".join(sign.join(row) for row in rows)
        widths = [max(len(row[place]) for row in rows) + 3 for place in range(len(columns))]
        return "\n".join(
            "".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in rows
        )

    return table


def _labelled(language: str, order: str, between: str = "\n\n") -> Layout:
    names = _LABELS[language]

    def lines(number: int, task: Task) -> str:
        held = {"t": _first(task.words), "w": task.who, "d": task.when or "—"}
        numbered = {"t": f" {number}" if order[0] == "t" else "", "w": "", "d": ""}
        return "\n".join(f"{names[kind]}{numbered[kind]} : {held[kind]}" for kind in order)

    return _lines(lines, between)


def layouts(language: str) -> dict[str, Layout]:
    """Return the layouts by name."""
    found = {
        "brackets": _lines(lambda _n, t: f"- {_first(t.words)} ({t.who}{_with(', ', t.when)})"),
        "semicolon in brackets": _lines(lambda n, t: f"{n}. {t.words} ({t.who}{_with(' ; ', t.when)}) ;"),
        "letters": _lines(lambda n, t: f"   {'abc'[n - 1]}) {t.words} ({t.who}{_with(', ', t.when)}) ;"),
        "square brackets": _lines(lambda _n, t: f"• {_first(t.words)} [{t.who}{_with(', ', t.when)}]"),
        "dashes": _lines(lambda _n, t: f"- {_first(t.words)} – {t.who}{_with(' – ', t.when)}"),
        "arrow": _lines(lambda _n, t: f"* {_first(t.words)} → {t.who}{_with(', ', t.when)}"),
        "arrow on the next line": _lines(
            lambda _n, t: f"* {_first(t.words)}\n  → {t.who}{_with(', ', t.when)}"
        ),
        "brackets on the next line": _lines(
            lambda n, t: f"{n}) {_first(t.words)}\n   ({t.who}{_with(', ', t.when)})"
        ),
        "name first": _lines(lambda _n, t: f"- {t.who} : {t.words}{_with(', ', t.when)}"),
        "name in capitals": _lines(lambda _n, t: f"{t.who.upper()} : {t.words}{_with(', ', t.when)}"),
        "name in square brackets": _lines(lambda _n, t: f"[{t.who}] {t.words}{_with(', ', t.when)}"),
        "boxes": _lines(lambda _n, t: f"☐ {_first(t.words)} ({t.who}{_with(', ', t.when)})"),
        "label in the line": _lines(
            lambda _n, t: f"➤ {t.words}. Resp.: {t.who}.{_with(' ', _first(t.when), '.')}"
        ),
        "at sign": _lines(lambda _n, t: f"- {t.words} @{t.who}{_with(' > ', t.when)}"),
        "slashes": _lines(lambda _n, t: f"{_first(t.words)} / {t.who}{_with(' / ', t.when)}"),
        "semicolons": _lines(lambda _n, t: f"{_first(t.words)} ; {t.who}{_with(' ; ', t.when)}"),
        "under a name": _lines(lambda _n, t: f"{t.who}\n   - {t.words}{_with(' (', t.when, ')')}", "\n\n"),
        "under a name with a colon": _lines(
            lambda _n, t: f"{t.who} :\n• {_first(t.words)}{_with(', ', t.when)}", "\n\n"
        ),
        "under a term": _lines(
            lambda _n, t: f"{_first(t.when) or 'Sans date'}\n- {_first(t.words)} ({t.who})", "\n\n"
        ),
        "several of one": lambda tasks: (
            f"{tasks[0].who} : {tasks[0].words} ({tasks[0].when}) ; {tasks[1].words} ; {tasks[2].words}."
        ),
        "table without headings": _table(language, "twd", "\t", headed=False),
        "labelled": _labelled(language, "twd"),
        "labelled, who first": _labelled(language, "wtd"),
        "labelled without blank lines": _labelled(language, "twd", "\n"),
        "labelled, term before who": _labelled(language, "tdw"),
    }
    for columns in ("twd", "wtd", "dtw", "ntwd", "wdt", "twds"):
        for name, sign in (("tabs", "\t"), ("bars", " | "), ("blanks", " ")):
            found[f"table {columns}, {name}"] = _table(language, columns, sign)
    return found
