"""Comparing dates that may be days, months or years."""

from __future__ import annotations

from datetime import date


def compatible(a: str | None, b: str | None, slack: int = 0) -> bool:
    """Can both name one day, `slack` days allowed between two full dates? An unknown date is compatible with any."""
    if not a or not b:
        return True
    if len(a) == len(b) == len("2025-12-20"):
        return abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= slack
    return a.startswith(b) or b.startswith(a)


def days_between(a: str | None, b: str | None) -> int | None:
    """Days between two full dates, None if one of them is no full date."""
    if not a or not b or len(a) != len("2025-12-20") or len(b) != len("2025-12-20"):
        return None
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)
