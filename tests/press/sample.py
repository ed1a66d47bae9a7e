"""The stories of the sample dossier: every document that it gives, in every language that it offers."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from cufdesk.press.story import Story
from cufdesk.usecases import printing
from cufdesk.usecases.papers import PAPERS
from cufdesk.usecases.sample import create_sample


@cache
def sample_stories() -> dict[str, Story]:
    """Return the documents of the sample dossier by document, number of its record and language."""
    languages = sorted({language for paper in PAPERS for language in paper.languages})
    stories: dict[str, Story] = {}
    with TemporaryDirectory() as folder:
        dossier = create_sample(str(Path(folder) / "sample.cufdesk"))
        with dossier.read() as reading:
            ground = printing._ground(reading)
            for language in languages:
                counts: Counter[str] = Counter()
                for job in printing._jobs(ground, language):
                    counts[job.paper.what] += 1
                    stories[f"{job.paper.what}-{counts[job.paper.what]}-{language}"] = job.story()
        for paper in (paper for paper in PAPERS if paper.is_variant):
            for language in languages:
                stories[f"{paper.what}-1-{language}"] = printing.prepare(
                    dossier, paper.what, "", language
                ).story()
        dossier.close()
    return stories
