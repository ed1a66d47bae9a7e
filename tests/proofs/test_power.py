from __future__ import annotations

from pathlib import Path
from random import Random

from tests.proofs import power
from tests.proofs.disk import Disk


def test_a_sample_of_power_cuts(tmp_path: Path) -> None:
    outcome = power.prove(25, 2015, tmp_path)
    assert outcome.holds, outcome.line()


def test_a_disk_keeps_what_was_synchronised_and_any_part_of_the_rest() -> None:
    disk = Disk()
    disk.write("a", 0, b"x" * 10)
    disk.sync("a")
    disk.truncate("a", 4)
    disk.write("b", 2, b"y")
    assert disk.after_cut({"c": b"z"}, 3, 0, Random(1)) == ({"c": b"z", "a": b"x" * 10}, 1)
    assert disk.after_cut({}, 1, 0, Random(1)) == ({}, 1)
    assert disk.after_cut({}, 3, 1, Random(1)) == ({"a": b"xxxx"}, 0)
    sizes = {len(disk.after_cut({}, 4, 0.5, Random(seed))[0]["a"]) for seed in range(50)}
    assert sizes == {4, 10}
    with_b, _lost = disk.after_cut({}, 4, 1, Random(1))
    assert len(with_b["b"]) == 3
    assert with_b["b"].endswith(b"y")
