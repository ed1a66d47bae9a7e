from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from cufdesk.usecases.sample import create_sample

_PROGRAM = """
import hashlib, pathlib, sys
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import printing
dossier = Dossier.open(sys.argv[1], hold=False)
for path in printing.print_all(dossier, pathlib.Path(sys.argv[2]), "fr"):
    if sys.argv[3] not in path.name:
        print(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
target = pathlib.Path(sys.argv[2])
path = printing.print_document(dossier, "action-register", "on=2015-03-02", "fr", target=target)
print(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
dossier.close()
"""

_OF_TODAY = "registre-actions"


def test_the_same_dossier_gives_the_same_files_in_any_process(tmp_path: Path) -> None:
    path = str(tmp_path / "sample.cufdesk")
    create_sample(path).close()
    said: list[str] = []
    for seed, zone, language in (("1", "Europe/Paris", "fr_FR.UTF-8"), ("2", "America/Mexico_City", "C")):
        own = {"PYTHONHASHSEED": seed, "TZ": zone, "LANG": language, "LC_ALL": language, "LANGUAGE": ""}
        # The register is told as of today, which is not the same day everywhere: it is printed as of a day.
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM, path, str(tmp_path / seed), _OF_TODAY],
            env={**os.environ, **own},
            capture_output=True,
            text=True,
            check=True,
        )
        said.append(done.stdout)
    assert said[0] == said[1]
    assert said[0].count(".pdf") > 8
