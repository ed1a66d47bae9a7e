"""Keep the message catalogues: compile them, bring them up to date with the code, check that they are whole.

Usage: python packaging/catalogues.py compile | update | check
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from configparser import ConfigParser
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "i18n"
TEMPLATE = FOLDER / "cufdesk.pot"
LANGUAGES = ("fr", "es")
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "ngettext": (1, 2)}
PLACEHOLDER = re.compile(r"\{(\w*)[^{}]*\}")
# Headers that change by themselves, or that name a mailing list which does not exist.
_NOISE = re.compile(
    rb'^"(POT-Creation-Date|PO-Revision-Date|Report-Msgid-Bugs-To|Last-Translator|Language-Team'
    rb"|Generated-By): .*\n",
    re.MULTILINE,
)


def catalogue_path(language: str) -> Path:
    """Return the path of a language's catalogue."""
    return FOLDER / language / "LC_MESSAGES" / "cufdesk.po"


def read(path: Path) -> Catalog:
    """Read a catalogue, refusing one that does not parse."""
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def extracted() -> Catalog:
    """Return the messages that the code speaks now, without line numbers: moving code changes nothing."""
    catalog = Catalog(project="cufdesk", version="0.1", fuzzy=False)
    found = extract_from_dir(ROOT, *mapping(), KEYWORDS)
    for name, _line, message, comments, context in sorted(found, key=lambda item: item[:2]):
        catalog.add(message, locations=[(Path(name).as_posix(), 0)], auto_comments=comments, context=context)
    return catalog


def mapping() -> tuple[list[tuple[str, str]], dict[str, dict[str, str]]]:
    """Return which files speak, and how they are written."""
    config = ConfigParser()
    config.read(FOLDER / "babel.cfg", encoding="utf-8")
    methods, options = [], {}
    for section in config.sections():
        method, pattern = (part.strip() for part in section.split(":", 1))
        methods.append((pattern, method))
        options[pattern] = dict(config.items(section))
    return methods, options


def as_bytes(catalog: Catalog) -> bytes:
    """Return a catalogue as its file: sorted by place, unwrapped, without noise in the header."""
    out = BytesIO()
    catalog.header_comment = ""
    write_po(out, catalog, width=0, include_lineno=False, sort_by_file=True, ignore_obsolete=True)
    return _NOISE.sub(b"", out.getvalue()).lstrip(b"#\n")


def replace(path: Path, content: bytes) -> None:
    """Write a file in one go, so that a test process beside us never reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).chmod(0o644)
    Path(name).replace(path)


def compile_all() -> None:
    """Compile each catalogue for the program; what is not translated yet stays English."""
    for language in LANGUAGES:
        catalog = read(catalogue_path(language))
        for message in list(catalog):
            if message.id and not all(strings(message)):
                catalog.delete(message.id, message.context)
        out = BytesIO()
        write_mo(out, catalog)
        replace(catalogue_path(language).with_suffix(".mo"), out.getvalue())


def update_all() -> None:
    """Write the template from the code, and give each catalogue the new messages, empty."""
    template = extracted()
    replace(TEMPLATE, as_bytes(template))
    for language in LANGUAGES:
        path = catalogue_path(language)
        catalog = Catalog(locale=language, project="cufdesk", version="0.1", fuzzy=False)
        if path.exists():
            for message in read(path):
                if message.id:
                    catalog[message.id] = message
        catalog.update(template, no_fuzzy_matching=True)
        replace(path, as_bytes(catalog))
        empty = sum(1 for message in catalog if message.id and not all(strings(message)))
        print(f"{path.relative_to(ROOT)}: {len(catalog)} messages, {empty} to translate")
    compile_all()


def strings(message: Message) -> tuple[str, ...]:
    """Return the translations of a message: one, or one for each plural form."""
    found = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return tuple(str(text or "") for text in found)


def ids(message: Message) -> tuple[str, ...]:
    """Return the English of a message: one, or singular and plural."""
    found = message.id if isinstance(message.id, list | tuple) else (message.id,)
    return tuple(str(text) for text in found)


def placeholders(text: str) -> list[str]:
    """Return the names of the {placeholders} of a text, sorted."""
    return sorted(PLACEHOLDER.findall(text))


def faults(language: str, template: Catalog) -> list[str]:
    """Return what a catalogue lacks, one sentence for each message."""
    catalog = read(catalogue_path(language))
    found = [f"no longer in the code: {key!r}" for key in catalog.obsolete]
    found += [f"missing: {m.id!r}" for m in template if m.id and catalog.get(m.id, m.context) is None]
    for message in catalog:
        if not message.id:
            continue
        english = ids(message)
        if template.get(message.id, message.context) is None:
            found.append(f"no longer in the code: {english[0]!r}")
        if message.fuzzy:
            found.append(f"fuzzy: {english[0]!r}")
        if not all(strings(message)):
            found.append(f"not translated: {english[0]!r}")
        # The singular may say "one" where the plural says {count}: each form must match one of the two.
        elif not {tuple(placeholders(s)) for s in strings(message)} <= {
            tuple(placeholders(i)) for i in english
        }:
            found.append(f"other placeholders: {english[0]!r}")
    return [f"{language}: {fault}" for fault in found]


def check() -> int:
    """Print what is wrong with the catalogues; return the exit status."""
    template = extracted()
    found = [fault for language in LANGUAGES for fault in faults(language, template)]
    if not TEMPLATE.exists() or TEMPLATE.read_bytes() != as_bytes(template):
        found.append("i18n/cufdesk.pot is not up to date with the code: make pot")
    for fault in found:
        print(fault)
    print(f"catalogues: {len(template)} messages, {len(found)} faults")
    return 1 if found else 0


def main(arguments: list[str]) -> int:
    """Do what the command line asks; return the exit status."""
    match arguments:
        case ["compile"]:
            compile_all()
        case ["update"]:
            update_all()
        case ["check"]:
            return check()
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
