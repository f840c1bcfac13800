"""The result of a scoring: as lines to print, as JSON, and as the list of differences."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from kg.score.counting import Difference, Figures, Judgement, Tally, figures
from kg.score.entities import KINDS
from kg.score.meetings import SLOTS
from kg.score.reliability import calibration_error, reliability

HEADLINE = ("person", "role", "meeting_slots", "statement")
_COUNTED = sorted((*KINDS, "role", "role_without_of", "kinship", "meeting", "meeting_slots"))


@dataclass(frozen=True, slots=True)
class Report:
    """What a scoring found.

    Attributes:
        result: {part: precision, recall, F1 and numbers}, then the two counts of evidence and the headline.
        errors: every miss and every false fact, by article.
        causes: (kind, cause, number, cost) of these, the costliest first.
        absent: ids of articles for which the build has no file: they count as empty.
        judgements: every fact of the build with whether it is right and how far the build trusts it.
    """

    result: dict[str, Figures | int | float]
    errors: tuple[Difference, ...]
    causes: tuple[tuple[str, str, int, int], ...]
    absent: tuple[str, ...]
    judgements: tuple[Judgement, ...] = ()

    def as_dict(self) -> dict[str, Figures | int | float]:
        """The result as a JSON object."""
        return dict(self.result)

    def lines(self) -> list[str]:
        """One line a part, as printed."""
        return [f"{part:24} {_in_words(value)}" for part, value in self.result.items()]

    def error_lines(self) -> list[str]:
        """Every difference as one JSON object a line: article, kind, cause, what, sentence, cost."""
        return [json.dumps(asdict(error), ensure_ascii=False) for error in self.errors]

    def summary_lines(self) -> list[str]:
        """The causes of error with their number and their cost in counted facts, the costliest first."""
        heading = f"{'cost':>6} {'number':>6}  cause"
        return [heading, *(f"{cost:6} {number:6}  {kind}: {cause}" for kind, cause, number, cost in self.causes)]

    def reliability_lines(self) -> list[str]:
        """A table: facts by their confidence, how many there are, and what share of them is right; the calibration error."""
        lines = [f"{'confidence':12} {'facts':>6} {'said':>6} {'right':>6}"]
        for each in reliability(self.judgements):
            lines.append(
                f"{each.low:.1f} to {each.high:.1f}   {each.number:6} {each.confidence:6.3f} {each.right:6.3f}"
            )
        return [*lines, f"expected calibration error {calibration_error(self.judgements):.3f}"]


def make_report(tally: Tally, absent: tuple[str, ...]) -> Report:
    """The report of everything counted; the headline is the mean F1 of persons, roles, meeting slots and statements."""
    parts: dict[str, Figures] = {part: tally.counts[part].figures() for part in _COUNTED}
    statement, built = tally.statement, tally.statement_built
    parts["statement"] = figures(statement.hit, statement.missed, built.false, built.hit)
    parts.update({f"meeting.{slot}": tally.slots[slot].figures() for slot in SLOTS})
    result: dict[str, Figures | int | float] = {
        **parts,
        "evidence that does not match the text": tally.bad_evidence,
        "facts without evidence": tally.without_evidence,
        "headline": round(sum(parts[part]["f1"] for part in HEADLINE) / len(HEADLINE), 4),
    }
    return Report(result, tuple(tally.differences), tuple(tally.causes()), absent, tuple(tally.judgements))


def _in_words(value: Figures | int | float) -> str:
    if not isinstance(value, dict):
        return str(value)
    shares = f"P {value['p']:.3f}  R {value['r']:.3f}  F1 {value['f1']:.3f}"
    return f"{shares}   gold {value['gold']}, built {value['built']}"
