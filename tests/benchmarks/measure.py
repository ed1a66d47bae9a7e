"""How figures are measured, judged against their bound, kept, and compared with the last run.

Programs that are compared run alternately in one go, so that a noisy machine hits all of them alike; what is
quoted is the median, and what is judged is a ratio.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "bench"
RESULTS = BUILD / "results.json"
WORSE = 1.10  # a figure that grew by more than a tenth is called worse


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure, smaller is better: `bound` is promised, `aim` hoped for, `detail` the noise."""

    name: str
    value: float
    unit: str
    bound: float
    aim: float | None = None
    detail: str = ""

    @property
    def holds(self) -> bool:
        """Tell whether the promise is kept."""
        return self.value <= self.bound


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """Give the environment of programs with a screen: the one there is, a virtual one, or offscreen."""
    environment = {**os.environ, "PYTHONHASHSEED": "0", "QT_SCALE_FACTOR": "1"}
    for name in ("QT_QPA_PLATFORM", "PYTHONDONTWRITEBYTECODE"):  # an installed program has its bytecode
        environment.pop(name, None)
    if os.environ.get("DISPLAY"):
        yield environment
    elif shutil.which("Xvfb"):
        reader, writer = os.pipe()
        command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
        with subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL) as server:
            os.close(writer)
            with os.fdopen(reader) as answer:
                environment["DISPLAY"] = f":{answer.readline().strip()}"
            try:
                yield environment
            finally:
                server.terminate()
    else:
        yield {**environment, "QT_QPA_PLATFORM": "offscreen"}


def platform_of(environment: Mapping[str, str]) -> str:
    """Return the name of the screen that programs are measured on."""
    return environment.get("QT_QPA_PLATFORM") or "X11"


def probe(name: str, *arguments: str, environment: Mapping[str, str]) -> dict[str, float]:
    """Run a probe in a process and a settings folder of its own; return what it printed as JSON.

    The probe finds the moment of its `exec` in CUFDESK_EXEC_NS (monotonic clock, shared by all processes).
    """
    command = [sys.executable, "-m", f"tests.benchmarks.probes.{name}", *arguments]
    with tempfile.TemporaryDirectory() as home:
        own = {**environment, "CUFDESK_HOME": home, "CUFDESK_EXEC_NS": str(time.monotonic_ns())}
        done = subprocess.run(
            command, env=own, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
        )
    if done.returncode != 0 or not done.stdout.strip():
        raise RuntimeError(f"the probe {name} failed ({done.returncode}):\n{done.stderr[-2000:]}")
    result = json.loads(done.stdout.strip().splitlines()[-1])
    return {key: float(value) for key, value in result.items()}


def alternate(
    probes: Mapping[str, Sequence[str]], rounds: int, environment: Mapping[str, str]
) -> dict[str, dict[str, list[float]]]:
    """Run probes in turn, `rounds` times after one unmeasured round; return values by probe and key."""
    values: dict[str, dict[str, list[float]]] = {label: defaultdict(list) for label in probes}
    for turn in range(rounds + 1):
        for label, (name, *arguments) in probes.items():
            result = probe(name, *arguments, environment=environment)
            for key, value in result.items():
                if turn:
                    values[label][key].append(value)
    return values


def spread(values: Sequence[float], unit: str = "ms") -> str:
    """Return "median (min-max) unit" of some values."""
    return f"{statistics.median(values):.0f} ({min(values):.0f}-{max(values):.0f}) {unit}"


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that a share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def report(figures: Sequence[Figure]) -> bool:
    """Print the figures and what got worse, keep them, and tell whether all promises are kept."""
    before = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    for figure in figures:
        mark = "ok  " if figure.holds else "MISS"
        aim = f", aim {figure.aim:g}" if figure.aim is not None else ""
        print(f"{mark} {figure.name}: {figure.value:.2f} {figure.unit} (bound {figure.bound:g}{aim})")
        if figure.detail:
            print(f"       {figure.detail}")
    worse = [f for f in figures if f.name in before and f.value > before[f.name] * WORSE]
    for figure in worse:
        was = before[figure.name]
        print(f"WORSE than last time: {figure.name}: {was:.2f} -> {figure.value:.2f} {figure.unit}")
    BUILD.mkdir(parents=True, exist_ok=True)
    kept = before | {figure.name: figure.value for figure in figures}
    RESULTS.write_text(json.dumps(kept, indent=2, sort_keys=True), encoding="utf-8")
    return all(figure.holds for figure in figures)
