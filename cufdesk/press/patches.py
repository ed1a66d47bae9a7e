"""Every place where the press leans on a private name of ReportLab 5.1.0, each with its reason.

A test beside this module fails when one of them changes under us; the version is pinned for the same reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.press.embedding import EmbeddedFace

# Streams are written as bytes: the default wraps them in ASCII 85, a quarter larger, for mail of the 1990s.
rl_config.useA85 = 0


class PressCanvas(Canvas):
    """A canvas that takes page operators as they are and knows no built-in font."""

    _code: list[str]
    _preamble: str
    _doc: Any

    def _make_preamble(self) -> None:
        """Start pages without a font: the stock preamble names Helvetica, which nobody embeds."""
        self._preamble = "1 0 0 1 0 0 cm"

    def operators(self, *operators: str) -> None:
        """Append page operators; the stock text object has neither our codes nor kerning."""
        self._code.extend(operators)

    def embed(self, faces: Sequence[EmbeddedFace]) -> None:
        """Have faces written when the document is saved, the way the stock TrueType class does it."""
        self._doc.delayedFonts.extend(faces)

    def identify(self, fingerprint: str) -> None:
        """Give the file an identifier that follows from its content."""
        self._doc.updateSignature(fingerprint.encode("ascii"))


def fonts_of(document: Any) -> dict[str, Any]:
    """Return the one font dictionary that all pages of a ReportLab document share."""
    fonts: dict[str, Any] = document.idToObject[pdfdoc.BasicFonts].dict
    return fonts
