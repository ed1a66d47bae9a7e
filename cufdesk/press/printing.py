"""Printing a story into a PDF file: whole, or not at all."""

from __future__ import annotations

import errno
import io
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cufdesk.i18n import _
from cufdesk.press.compositor import TAGS, Compositor
from cufdesk.press.flow import Flow
from cufdesk.press.frame import PageFrame
from cufdesk.press.metadata import description
from cufdesk.press.setting import Setting
from cufdesk.press.surface import Surface
from cufdesk.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cufdesk.press.flow import Placed
    from cufdesk.press.story import Story

_SET, _FLOWED, _DRAWN = 0.45, 0.5, 0.9  # how far the work is after each stage


class Cancelled(Refusal):
    """The person stopped the print; nothing was written."""


def print_story(
    story: Story,
    target: Path | BinaryIO,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Print a story into a file or a stream and return how many pages it has.

    The file appears whole or not at all: it is written beside its target and takes its place at the end.
    `progress` is told the share that is done, 0 to 1; when `cancelled` answers True, `Cancelled` is raised.
    A folder that cannot be written, a full disk or a target held by another program raises `Refusal`.
    """

    def watch(share: float) -> None:
        if cancelled is not None and cancelled():
            raise Cancelled(_("Printing was cancelled."))
        if progress is not None:
            progress(share)

    if not isinstance(target, Path):
        return _print(story, target, watch)
    memory = io.BytesIO()
    pages = _print(story, memory, watch)
    _replace(target, memory.getbuffer())
    return pages


def _print(story: Story, stream: BinaryIO, watch: Callable[[float], None]) -> int:
    languages = story.language.split("+")
    tags = tuple(story.tag(language) for language in languages)
    compositor = Compositor({**TAGS, **dict(zip(languages, tags, strict=True))})
    frame = PageFrame(story, compositor)
    surface = Surface(stream, frame.size, tags[0])
    surface.describe(description(story, tags))
    frame.tag(surface.document)
    setting = Setting(compositor, frame.width, surface.document)
    steps = setting.steps(story, lambda share: watch(share * _SET))
    pages = Flow(frame.heights).run(steps, lambda share: watch(_SET + share * (_FLOWED - _SET)))
    for number, page in enumerate(pages, 1):
        watch(_FLOWED + (_DRAWN - _FLOWED) * number / len(pages))
        frame.draw(surface, number, len(pages))
        _draw(surface, page, frame.left, frame.top(number))
        surface.next_page()
    surface.finish(compositor.typecase.faces)
    compositor.typecase.let_go()
    surface.document.let_go()
    watch(1.0)
    return len(pages)


def _draw(surface: Surface, page: list[Placed], left: float, top: float) -> None:
    for box, down, anchor, repeated in page:
        if anchor is not None:
            surface.bookmark(anchor.key, top - down + 8, anchor.title, anchor.level - 1)
        if repeated:
            with surface.artifact("Repeated"):
                box.draw(surface, left, top - down)
        else:
            box.draw(surface, left, top - down)


def _replace(target: Path, content: memoryview) -> None:
    """Put the content in the target's place, in one step that a power cut cannot halve."""
    with _sentences(target):
        descriptor, name = tempfile.mkstemp(prefix=".cufdesk-", suffix=".part", dir=target.parent)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(name, target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


@contextmanager
def _sentences(target: Path) -> Iterator[None]:
    """Say in the person's words why a file could not be written."""
    name, folder = target.name, str(target.parent)
    try:
        yield
    except FileNotFoundError as error:
        raise Refusal(_("The folder {folder} does not exist (any more).").format(folder=folder)) from error
    except (IsADirectoryError, NotADirectoryError) as error:
        raise Refusal(
            _("{name} cannot be printed there: choose a file in a folder.").format(name=name)
        ) from error
    except PermissionError as error:
        if os.access(target.parent, os.W_OK):
            sentence = _("{name} is in use by another program: close it there, then print again.")
        else:
            sentence = _("You may not write into the folder {folder}: choose another one.")
        raise Refusal(sentence.format(name=name, folder=folder)) from error
    except OSError as error:
        if error.errno == errno.EROFS:
            sentence = _("You may not write into the folder {folder}: choose another one.")
        elif error.errno in {errno.ENOSPC, errno.EDQUOT}:
            sentence = _("The disk is full: {name} was not printed.")
        else:
            sentence = _("{name} could not be written into the folder {folder}.")
        raise Refusal(sentence.format(name=name, folder=folder)) from error
