"""How well times are recognised and normalised: runs `kg.annotate.dates` on documents with TIMEX3 tags.

    python benchmarks/times.py CORPUS.zip

The corpus is a zip of TimeML files, such as the test set of IndoTimex (paramitamirza/IndoTimex on GitHub: 25 news
articles; its development set carries no tags but those of the publication date). Matches are counted as in TempEval-3:
strict (same extent) and relaxed (overlapping); `value` is right where an overlapping pair has the same TIMEX3 value,
`type` where it has the same type. Published rule system: recognition F1 92.9, normalisation F1 85.3;
ours: `benchmarks/times.md`.
"""

from __future__ import annotations

import re
import sys
import zipfile
from dataclasses import dataclass

from kg.annotate.dates import find_times

_TAG = re.compile(r"<TIMEX3\b(?P<attributes>[^>]*)>(?P<text>.*?)</TIMEX3>", re.DOTALL)
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_ANY_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Tagged:
    """One expression: offsets in the text without tags, type and value."""

    start: int
    end: int
    type: str
    value: str

    def overlaps(self, other: Tagged) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def read(raw: bytes) -> tuple[str, str, list[Tagged]]:
    """(text, publication date, tagged expressions) of one TimeML file."""
    content = _decoded(raw)
    published = re.search(r'<DCT>.*?value="([^"]*)"', content, re.DOTALL)
    body = re.search(r"<TEXT>(.*)</TEXT>", content, re.DOTALL)
    source = body[1] if body else ""
    text, tagged, reached = "", [], 0
    for match in _TAG.finditer(source):
        text += _ANY_TAG.sub("", source[reached : match.start()])
        inner = _ANY_TAG.sub("", match["text"])
        attributes = dict(_ATTRIBUTE.findall(match["attributes"]))
        tagged.append(
            Tagged(len(text), len(text) + len(inner), attributes.get("type", ""), attributes.get("value", ""))
        )
        text += inner
        reached = match.end()
    return text + _ANY_TAG.sub("", source[reached:]), published[1] if published else "", tagged


def _figures(right_gold: int, gold: int, right_found: int, found: int) -> str:
    recall, precision = right_gold / gold if gold else 0.0, right_found / found if found else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.1f}"


def main(path: str) -> None:
    """Print the figures for one corpus."""
    gold_count = found_count = strict = relaxed = relaxed_found = typed = valued = 0
    with zipfile.ZipFile(path) as corpus:
        for name in sorted(corpus.namelist()):
            if not name.endswith(".tml"):
                continue
            text, published, gold = read(corpus.read(name))
            found = [Tagged(t.start, t.end, t.type, t.value) for t in find_times(text, published, 2100)]
            gold_count, found_count = gold_count + len(gold), found_count + len(found)
            relaxed_found += sum(any(one.overlaps(other) for other in gold) for one in found)
            for one in gold:
                beside = [other for other in found if one.overlaps(other)]
                if not beside:
                    continue
                best = max(beside, key=lambda other: min(one.end, other.end) - max(one.start, other.start))
                relaxed += 1
                strict += (one.start, one.end) == (best.start, best.end)
                typed += one.type == best.type
                valued += one.value == best.value
    print(f"expressions: {gold_count} tagged, {found_count} found")
    print("strict   ", _figures(strict, gold_count, strict, found_count))
    print("relaxed  ", _figures(relaxed, gold_count, relaxed_found, found_count))
    print("type     ", _figures(typed, gold_count, typed, found_count))
    print("value    ", _figures(valued, gold_count, valued, found_count))
    if relaxed:
        print(f"accuracy on those recognised: type {100 * typed / relaxed:.1f}, value {100 * valued / relaxed:.1f}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
