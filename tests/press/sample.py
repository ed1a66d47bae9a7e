"""The stories of the sample dossier: every document that it gives, in every language that it offers."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from cufdesk.documents.action_register import RegisterContent
from cufdesk.press.story import Story
from cufdesk.usecases import printing
from cufdesk.usecases.papers import PAPERS
from cufdesk.usecases.sample import create_sample

# That on which the documents are told, whenever the sample is made: pictures of them show dates.
_DAY = datetime(2015, 2, 20, 9, 30, tzinfo=UTC)


def _on_the_day(job: printing.Prepared) -> printing.Prepared:
    if not isinstance(job.content, RegisterContent):
        return job
    return replace(job, content=replace(job.content, today=_DAY.date()))


@cache
def sample_stories() -> dict[str, Story]:
    """Return the documents of the sample dossier by document, number of its record and language."""
    languages = sorted({language for paper in PAPERS for language in paper.languages})
    stories: dict[str, Story] = {}
    with TemporaryDirectory() as folder:
        dossier = create_sample(str(Path(folder) / "sample.cufdesk"))
        with dossier.read() as reading:
            ground = replace(printing._ground(reading), changed=_DAY)
            for language in languages:
                counts: Counter[str] = Counter()
                for job in printing._jobs(ground, language):
                    counts[job.paper.what] += 1
                    name = f"{job.paper.what}-{counts[job.paper.what]}-{language}"
                    stories[name] = _on_the_day(job).story()
        for paper in (paper for paper in PAPERS if paper.is_variant):
            for language in languages:
                stories[f"{paper.what}-1-{language}"] = printing.prepare(
                    dossier, paper.what, "", language
                ).story()
        dossier.close()
    return stories
