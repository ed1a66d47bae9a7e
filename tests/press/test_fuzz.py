"""Whatever a document says, it is printed: any words, any shape, nothing lost, no box, no crash.

The long run of the same law is the proof "press" (`make prove ARGS=press`).
"""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from cufdesk.press.story import Story
from tests.press.laws import a_story_is_whole
from tests.press.strategies import STORIES


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(STORIES)
def test_any_story_is_whole_and_fit_for_the_archive(story: Story) -> None:
    a_story_is_whole(story)
