"""What a kind of document is: which records it prints, and how it is told in one language or two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cufdesk.documents.one_page import fitted
from cufdesk.documents.parts import Content
from cufdesk.documents.printing import Story
from cufdesk.documents.two_languages import Layout, alternating, in_two_languages
from cufdesk.i18n import DOCUMENT_LANGUAGES, Translator
from cufdesk.usecases.sheets import Ground, Sheet


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of document.

    `what` is its name on the command line, `title` and `file_name` are msgids. `story` turns what `content`
    read into a story in one language; `parallel` into one in two, where putting together those of the two
    languages is not enough. `for_both` is addressed to both sides: printed in both languages without being
    asked for. `is_variant` is another way of telling what another paper tells: offered like it, and left out
    where all documents are printed. `named` gives what a reference names where that is no record, or refuses.
    `one_page` says that texts are shortened until it is one page: its content then tells by `longest` how
    long they may be.
    """

    what: str
    title: str
    file_name: str
    sheets: Callable[[Ground], list[Sheet]]
    content: Callable[[Ground, Any], Content]
    story: Callable[[Any, Translator], Story]
    parallel: Callable[[Any, Translator, Translator], Story] | None = None
    for_both: bool = False
    is_variant: bool = False
    named: Callable[[Sheet, str], Sheet] | None = None
    one_page: bool = False

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages in which the document is offered."""
        return DOCUMENT_LANGUAGES

    def story_in(self, content: Content, speakers: Sequence[Translator], layout: Layout) -> Story:
        """Return the document in one language, or in two laid out side by side or one after the other."""
        if not self.one_page:
            return self._laid_out(content, speakers, layout)
        # Only contents that can be shortened are of papers on one page.
        return fitted(
            lambda most: self._laid_out(replace(content, longest=most), speakers, layout)  # type: ignore[call-arg]
        )

    def _laid_out(self, content: Content, speakers: Sequence[Translator], layout: Layout) -> Story:
        if len(speakers) == 1:
            return self.story(content, speakers[0])
        if self.parallel:
            told = self.parallel(content, *speakers)
        else:
            content = replace(content, ordered_in=speakers[0].language)
            told = in_two_languages(*(self.story(content, speaker) for speaker in speakers))
        return alternating(told) if layout == "alternating" else told
