"""What a run can be told: one frozen object, handed down by `pipeline`."""

from __future__ import annotations

from dataclasses import dataclass

BASE = "https://w3id.org/utusan/id/"


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of a build.

    Attributes:
        base: IRI under which individuals live; ends with `/` or `#`.
        lang: language of messages and of the page at first sight, `id` or `en`.
        jobs: worker processes for annotating.
        formats: further files to write beside the Turtle and the page (`graphml`, `gexf`).
        seed: of the page's layout.
        min_confidence: facts trusted less than this (0 to 1) are left out.
    """

    base: str = BASE
    lang: str = "id"
    jobs: int = 1
    formats: tuple[str, ...] = ()
    seed: int = 7
    min_confidence: float = 0.0
