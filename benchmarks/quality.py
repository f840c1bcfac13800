"""Write `quality.md`: the figures of a build against annotations, and the costliest causes of error.

    python benchmarks/quality.py NAME=GOLD.jsonl [NAME=GOLD.jsonl ...] > benchmarks/quality.md

The annotated articles are not part of the project; their form is that of `tests/golden/samples_gold.jsonl`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from kg import pipeline
from kg.manifest import program_version
from kg.resources import tree_digest
from kg.score import Report, calibration_error, read_gold, reliability, score

ROWS = {
    "person": "person F1",
    "role": "role F1",
    "meeting_slots": "meeting slots F1",
    "statement": "statement F1",
    "headline": "**headline** (mean of the four)",
    "kinship": "kinship F1",
    "meeting": "meetings found F1",
    "meeting.who": "... participants",
    "meeting.party": "... parties",
    "meeting.place": "... place",
    "meeting.date": "... date",
    "meeting.status": "... status",
    "meeting.mode": "... mode",
    "role_without_of": "role F1 without what it is held for",
    "organization": "organisation F1",
    "country": "country F1",
    "place": "place F1",
    "evidence that does not match the text": "evidence that does not match the text",
    "facts without evidence": "facts without evidence",
}
MOST = 10


def measure(gold: Path) -> tuple[Report, int]:
    """(the report on a fresh build of the annotated articles, how many there are)."""
    articles = read_gold(gold)
    with tempfile.TemporaryDirectory() as passing:
        pipeline.build([gold], passing)
        return score(articles, Path(passing)), len(articles)


def cell(value: object) -> str:
    if isinstance(value, dict):
        return f"{value['f1']:.3f} (P {value['p']:.3f}, R {value['r']:.3f})"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def main(arguments: list[str]) -> None:
    reports = {}
    for argument in arguments:
        name, _, path = argument.partition("=")
        reports[name] = measure(Path(path))
    print("# Quality\n")
    print(
        "Written by `benchmarks/quality.py`; the annotated articles are real publications and not part of the project."
    )
    print(f"Program {program_version()}, lexicons and models `{tree_digest()[:12]}`.\n")
    print("| measure | " + " | ".join(f"{name} ({count} articles)" for name, (_, count) in reports.items()) + " |")
    print("|---" * (len(reports) + 1) + "|")
    for key, label in ROWS.items():
        print(f"| {label} | " + " | ".join(cell(report.as_dict()[key]) for report, _ in reports.values()) + " |")
    for name, (report, _) in reports.items():
        print(f"\n## The {MOST} costliest causes of error on {name}\n")
        print("| what | cause | number | points lost |\n|---|---|---|---|")
        for kind, cause, number, cost in report.causes[:MOST]:
            print(f"| {kind} | {cause} | {number} | {cost} |")
    for name, (report, _) in reports.items():
        print(f"\n## Are confidences what they say? ({name})\n")
        print("| confidence | facts | mean confidence | right |\n|---|---|---|---|")
        for each in reliability(report.judgements):
            print(f"| {each.low:.1f} to {each.high:.1f} | {each.number} | {each.confidence:.3f} | {each.right:.3f} |")
        print(f"\nExpected calibration error {calibration_error(report.judgements):.3f}.")
    print((Path(__file__).parent / "quality-notes.md").read_text(encoding="utf-8"), end="")


if __name__ == "__main__":
    main(sys.argv[1:])
