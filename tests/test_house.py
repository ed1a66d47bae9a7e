"""The rules that a tool can check: who imports whom, what start-up loads, how code is laid out."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "cufdesk"
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
# What turns records into statements against a file belongs to storage; domain only names the mapping.
OF_STORAGE = {"Session", "sessionmaker", "scoped_session", "select", "insert", "update", "delete", "text"}
OF_STORAGE |= {"create_engine", "Engine", "Connection", "engine_from_config"}
# Each costs more than the whole window: none is there when it is first painted.
LATE = {"sqlalchemy", "reportlab", "babel", "docx", "lxml", "pypdfium2", "uharfbuzz", "pyphen", "xlsxwriter"}
LATE |= {"phonenumbers", "rapidfuzz"}
LATE |= {"cufdesk.domain", "cufdesk.press", "cufdesk.usecases"}


def modules(folder: Path = HOUSE) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def nodes(folder: Path = HOUSE) -> Iterator[tuple[str, ast.AST]]:
    """Return every node of a room, with the place to name."""
    for path in modules(folder):
        for node in ast.walk(parsed(path)):
            yield f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}", node


def test_imports_go_down_only(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename="pyproject.toml", no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_domain_names_the_mapping_only() -> None:
    taken = [
        f"{place}: {name.name}"
        for place, node in nodes(HOUSE / "domain")
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy")
        for name in node.names
        if name.name in OF_STORAGE
    ]
    assert taken == []


@pytest.mark.parametrize("module", ["cufdesk.app", "cufdesk.ui.main_window", "cufdesk.storage.lists"])
def test_nothing_heavy_is_loaded_before_the_first_paint(module: str) -> None:
    if not (ROOT / (module.replace(".", "/") + ".py")).exists():
        pytest.skip(f"{module} is not written yet")
    code = f"import sys, {module}; print('\\n'.join(sys.modules))"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    started = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert LATE & set(started.stdout.split()) == set()


@pytest.mark.parametrize(("first", "is_read"), [("cufdesk.app", False), ("PySide6.QtCore", True)])
def test_the_window_reads_the_source_of_nothing_that_it_loads(first: str, is_read: bool) -> None:
    code = (
        f"import {first}, cufdesk.storage.lists, linecache;"
        "print([name for name in linecache.cache if name.endswith('lists.py')])"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    started = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert bool(ast.literal_eval(started.stdout)) == is_read


def test_no_room_for_what_has_no_name() -> None:
    nameless = {"utils", "util", "common", "helpers", "core", "misc"}
    assert [path for path in HOUSE.rglob("*") if path.stem in nameless] == []


def test_room_doors_hold_a_sentence_only() -> None:
    doors = [path for path in HOUSE.rglob("__init__.py") if path.parent != HOUSE]
    assert [path for path in doors if not is_docstring_only(parsed(path))] == []


def is_docstring_only(tree: ast.Module) -> bool:
    return ast.get_docstring(tree) is not None and len(tree.body) == 1


def test_files_can_be_read_in_one_sitting() -> None:
    lengths = {
        path: len(path.read_text("utf-8").splitlines()) for path in modules() + modules(ROOT / "tests")
    }
    assert {str(path.relative_to(ROOT)): n for path, n in lengths.items() if n > LONGEST_FILE} == {}


def test_functions_fit_a_screen() -> None:
    found = [
        f"{place} {node.name}"
        for place, node in nodes()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= LONGEST_FUNCTION
    ]
    assert found == []


def unspoken(node: ast.AST) -> bool:
    """Tell whether a message is put together before it is looked up: the catalogues would never have it."""
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name not in {"_", "N_", "ngettext"}:
        return False
    texts = node.args[: 2 if name == "ngettext" else 1]
    return any(isinstance(text, ast.JoinedStr | ast.BinOp) or is_formatted(text) for text in texts)


def is_formatted(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"


def test_messages_are_plain_texts() -> None:
    assert [place for place, node in nodes() if unspoken(node)] == []


@pytest.mark.parametrize(
    "call", ['_(f"{n} people")', '_("a" + b)', 't.ngettext("a", f"{n}", n)', '_("{n}".format(n=1))']
)
def test_a_message_put_together_is_found(call: str) -> None:
    assert unspoken(ast.parse(call, mode="eval").body)


def test_a_plain_message_is_left_alone() -> None:
    assert not unspoken(ast.parse('_("{n} people").format(n=n)', mode="eval").body)


def test_nothing_is_left_for_later() -> None:
    # What a page or a document must give is an abstract method: then its absence shows when it is made.
    later = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|raise NotImplementedError")
    assert [path for path in modules() if later.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("module", ["cufdesk.reading.signatures", "cufdesk.domain.duplicates"])
def test_words_are_compared_without_records(module: str) -> None:
    code = f"import sys, {module}; print('\\n'.join(sys.modules))"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    started = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert module in started.stdout.split()
    assert {"sqlalchemy", "cufdesk.domain.contacts"} & set(started.stdout.split()) == set()
