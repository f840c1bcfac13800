"""Makes the hand-built story importable for the tests of this folder."""

from __future__ import annotations

import pytest
from story import story

from kg.model import Facts


@pytest.fixture
def facts() -> Facts:
    """The facts of `story.py`."""
    return story()
