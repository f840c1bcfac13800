"""Names of articles that are safe as file names on every system."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field

from kg.errors import InputError
from kg.read.problems import Report, shown

_SAFE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?")
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE
)  # Windows opens devices under these names
_SLUG_CHARACTERS = 40


def is_safe(id: str) -> bool:
    """Whether `id` can name a file as it stands."""
    return _SAFE.fullmatch(id) is not None and not _RESERVED.fullmatch(id)


def safe(id: str) -> str:
    """A safe name for `id`: what is legible of it, and a hash of the whole, so that two ids stay two."""
    plain = unicodedata.normalize("NFKD", id).encode("ascii", "ignore").decode("ascii")
    slug = re.sub(r"[^A-Za-z0-9_]+", "-", plain).strip("-_")[:_SLUG_CHARACTERS].rstrip("-_") or "a"
    digest = hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug}-{digest}"


def derived(sha256: str) -> str:
    """The id of an article that came without one, from its text's hash."""
    return f"a-{sha256[:12]}"


@dataclass(slots=True)
class Ids:
    """The ids given out so far, so that no two articles of a build get the same one."""

    _taken: dict[str, tuple[str, str, str]] = field(default_factory=dict)  # folded id -> id, sha256, where

    def __len__(self) -> int:
        return len(self._taken)

    def claim(self, id: str, sha256: str, where: str, report: Report) -> str | None:
        """The id for an article that asks for `id` (empty: none); None, and reported, if one before it has that id."""
        name = id if not id or is_safe(id) else safe(id)
        if name != id:
            report(InputError(f"the id {shown(id)} cannot name a file", where, f"named {name} instead"))
        name = name or derived(sha256)
        taken = self._taken.get(name.casefold())
        if taken and taken[0] != name:  # Abc and abc: one file where names have no case
            other = safe(name)
            report(
                InputError(
                    f"the id {shown(name)} differs from {shown(taken[0])} only in its capitals",
                    where,
                    f"named {other} instead",
                )
            )
            name, taken = other, self._taken.get(other.casefold())
        if taken:
            _, first, place = taken
            what = "the same article again" if first == sha256 else "another article"
            mend = "left out" if first == sha256 else "left out; give each article an id of its own"
            report(InputError(f"{what} under the id {shown(name)}, which {place} has", where, mend))
            return None
        self._taken[name.casefold()] = (name, sha256, where)
        return name
