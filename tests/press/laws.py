"""What holds for the file of any story at all."""

from __future__ import annotations

from cufdesk.press.characters import REPLACEMENT
from cufdesk.press.coverage import unprintable
from cufdesk.press.story import Story
from cufdesk.press.typefaces import typeface
from tests.press.archive import faults
from tests.press.pages import printed
from tests.press.tagged import Paper

_OF_THE_PRESS = frozenset("\u00ad\u2060 ")


def a_story_is_whole(story: Story) -> int:
    """Print a story, check its file in every way, and return how many characters had to be replaced.

    The file says the story's words and is fit for the archive; what no face can draw is shown as another
    sign, never as a box, and was told before.
    """
    data = printed(story)
    wrong = faults(data, story)
    assert wrong == {}, wrong
    drawable = typeface("body").characters | typeface("sans").characters | _OF_THE_PRESS
    with Paper(data) as paper:
        meant = {
            character
            for shown in paper.shown
            for font, codes in shown.codes.items()
            for code in codes
            for character in font.meanings[code]
        }
    replaced = {character for character in meant if character not in drawable or character == REPLACEMENT}
    assert replaced <= set(unprintable(story)), replaced - set(unprintable(story))
    return len(replaced)
