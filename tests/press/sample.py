"""The stories of the sample dossier: every document that it gives, in every language that it offers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from cufdesk.press.story import Story
from cufdesk.usecases import printing
from cufdesk.usecases.papers import PAPERS
from cufdesk.usecases.sample import create_sample


@cache
def sample_stories() -> dict[str, Story]:
    """Return the documents of the sample dossier by their file names."""
    languages = sorted({language for paper in PAPERS for language in paper.languages})
    with TemporaryDirectory() as folder:
        dossier = create_sample(str(Path(folder) / "sample.cufdesk"))
        with dossier.read() as reading:
            ground = printing._ground(reading)
            jobs = [job for language in languages for job in printing._jobs(ground, language)]
        stories = {job.name: job.story() for job in jobs}
        dossier.close()
    return stories
