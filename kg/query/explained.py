"""An explanation as text for a terminal, and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from kg.query.explain import Explanation, Source, Value
from kg.query.render import plain

_WORDS: Mapping[str, tuple[str, str]] = {
    "confidence": ("keyakinan", "confidence"),
    "source": ("Sumber {} dari {}", "Source {} of {}"),
    "cue": ("kata penanda", "cue"),
    "rule": ("aturan", "rule"),
    "told": ("sumber ini menyebut", "this source says"),
    "others": ("juga disebut, tidak dimasukkan", "also named, not taken in"),
    "text": ("letak dalam teks", "place in the text"),
}
_OPEN, _CLOSE = "«", "»"


def explained(found: Sequence[Explanation], form: str, lang: str) -> str:
    """Explanations as `text` or `json`, ending with a newline; `lang` is `id` or `en`."""
    if form == "json":
        return json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1) + "\n"
    return "\n".join("".join(f"{line}\n" for line in _lines(each, lang)) for each in found)


def _lines(found: Explanation, lang: str) -> Iterator[str]:
    def word(key: str) -> str:
        return _WORDS[key][lang == "en"]

    yield plain(f"{found.kind}  {found.iri}")
    for value in found.values:
        yield "  " + _value(value)
    yield f"  {word('confidence')}: {found.confidence:.2f}"
    for number, source in enumerate(found.sources, 1):
        head = ", ".join(filter(None, (source.publisher, source.published, source.headline)))
        yield ""
        yield plain(f"  {word('source').format(number, len(found.sources))}: {head or source.article}")
        yield plain(f"    {marked(source)}")
        yield plain(f"    {word('cue')}: {', '.join(source.cues) or '-'}")
        yield plain(f"    {word('rule')}: {source.rule or '-'}")
        if source.told:
            yield plain(f"    {word('told')}: " + "; ".join(map(_value, source.told)))
        if source.others:
            yield plain(f"    {word('others')}: {', '.join(source.others)}")
        yield plain(f"    {word('text')}: {source.article} {source.start}-{source.end}  {source.url}".rstrip())


def _value(value: Value) -> str:
    return plain(f"{value.name}: {', '.join(value.values)}")


def marked(source: Source) -> str:
    """The sentence with its cue words between angle quotation marks."""
    if not source.cues:
        return source.quote
    longest = sorted(set(source.cues), key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")
    return pattern.sub(lambda found: f"{_OPEN}{found[0]}{_CLOSE}", source.quote)
