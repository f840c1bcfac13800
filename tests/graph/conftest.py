"""The facts by hand that the page's tests use as well."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kg.model import Facts

NAME = "facts_by_hand"


@pytest.fixture(scope="session")
def by_hand() -> ModuleType:
    if NAME not in sys.modules:
        spec = importlib.util.spec_from_file_location(NAME, Path(__file__).parents[1] / "view" / f"{NAME}.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules[NAME] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[NAME]


@pytest.fixture(scope="session")
def story(by_hand: ModuleType) -> Facts:
    facts: Facts = by_hand.story()
    return facts
