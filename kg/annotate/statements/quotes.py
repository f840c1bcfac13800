"""Attributions without a subject before a verb: `"...," kata X`, `..., katanya`, `Menurut X, ...`, `X: ...`."""

from __future__ import annotations

from kg.annotate.statements.items import BRACKET, DATE, NAME, PUNCT, QUOTE, WORD, Item
from kg.annotate.statements.lexicon import CLITIC, Reporting
from kg.annotate.statements.memory import Source
from kg.annotate.statements.scene import THAT, Scene, Span

_MAX_COLON = 9  # items before the colon of `X: ...`
_MIN_COLON = 4  # items after it that make a statement
_MAX_LOST = 4  # sentences that a quotation without marks may have before the one with its attribution
_MAX_OPENING = 8  # items before an attribution that opens its sentence
_MAX_ATTRIBUTION = 12  # items between a reporting word and the quotation after it
_MAX_LINK = 2  # words that only link a sentence to the one before
_MAX_TAIL = 3  # items after an attribution that are only circumstances
SELF = frozenset({"saya", "kami", "kita", "aku"})
_POINTED = frozenset({"pronoun", "nominal", "carried"})
_CLOSING = frozenset({"resmi", "pers", "bersama", "tertulis"})


def _kind(source: Source) -> str:
    return "pronoun" if source.how in _POINTED else "name"


def bare(scene: Scene, i: int, entry: Reporting) -> None:
    """`"...," kata X`, `..., kata X, ...`, `Kata X, "..."`, the same with `katanya`: read on from index i."""
    items = scene.items
    before = items[i - 1] if i else None
    if not (
        before is None
        or before.kind in (QUOTE, BRACKET)
        or before.is_mark(",.-–—;:!?…")
        or before.low in ("demikian", "begitu")
    ):
        return
    quote = scene.quote_before(i)
    source = _speaker(scene, i, entry)
    if source is None:
        if quote is not None:
            scene.used.add(quote)  # said by somebody unnamed
        return
    if quote is not None:
        pieces = [*_adjoining(scene, quote), scene.take(quote), *scene.more(i)]
        scene.add(source, pieces, f"quote.final.{_kind(source)}", i, direct=True)
        return
    after = scene.quote_after(source.last + 1, _MAX_ATTRIBUTION)
    if after is not None and (before is None or (before.kind == PUNCT and i <= _MAX_OPENING)):
        scene.add(source, [scene.take(after), *scene.more(after)], "quote.fronted", i, direct=True)
        return
    alone = before is None or not before.is_mark(",")
    if (entry.needs == "quote" and alone) or (
        not entry.anywhere and (source.how == "nominal" or (entry.voice == CLITIC and before is None))
    ):
        return
    _parenthesis(scene, i, source, f"parenthesis.{_kind(source)}")


def _speaker(scene: Scene, i: int, entry: Reporting) -> Source | None:
    if entry.voice == CLITIC:
        return scene.clitic(i)
    if i + 1 >= len(scene.items) or scene.items[i + 1].kind == PUNCT:
        return None
    return scene.phrases.after(i + 1)


def _adjoining(scene: Scene, quote: int) -> list[Span]:
    """Quotations of the unit that stand right before this one with nothing between."""
    pieces: list[Span] = []
    k = quote - 1
    while k >= 0 and scene.items[k].kind == QUOTE and k not in scene.used:
        pieces.insert(0, scene.take(k))
        k -= 1
    return pieces


def _parenthesis(scene: Scene, i: int, source: Source, rule: str) -> None:
    """`Langkah itu, kata X, sudah tepat.` and `Langkah itu sudah tepat, kata X di Jakarta.`"""
    items = scene.items
    low = next((k + 1 for k in range(i - 1, -1, -1) if items[k].kind == QUOTE or items[k].is_mark("?!;")), 0)
    first = scene.span(low, i - 1)
    comma = next((k for k in range(source.last + 1, len(items)) if items[k].is_mark(",")), None)
    rest = (
        None
        if comma is None
        or (first is not None and not _links(items[low:i]) and _only_circumstances(scene, source.last + 1))
        else scene.content(comma + 1)
    )
    if rest is None and comma is None and low == 0 and _only_links(items, i, source.last + 1):
        first = scene.content(source.last + 1)  # `Kemudian, kata X jumlahnya menurun.`
    earlier = _said_before(scene) if rest is None and low == 0 else []
    pieces: list[Span | None] = [(scene.units[k].start, scene.units[k].end) for k in earlier]
    scene.add(source, [*pieces, first, rest], rule, i, units=[*earlier, scene.index])


def _links(items: list[Item]) -> bool:
    """True for one word that only links a sentence to the one before: `Pasalnya, lanjut dia, butuh persiapan`."""
    said = [item for item in items if item.kind != PUNCT]
    return len(said) == 1 and said[0].kind == WORD and not said[0].is_verb


def _only_links(items: list[Item], verb: int, behind: int) -> bool:
    """True if before an attribution stand only a few words that link sentences, and behind it a clause."""
    opening = [item for item in items[:verb] if item.kind != PUNCT]
    few = 0 < len(opening) <= _MAX_LINK and all(item.kind == WORD and not item.is_verb for item in opening)
    return few and any(item.is_verb for item in items[behind:])


def _said_before(scene: Scene) -> list[int]:
    """Units before this one that belong to a quotation without marks: they say `saya`, nobody said them."""
    first = scene.index
    for k in range(scene.index - 1, max(-1, scene.index - 1 - _MAX_LOST), -1):
        items = scene.units[k].items
        if scene.spoken.get(k) or any(item.kind == QUOTE for item in items):
            break
        if any(item.low in SELF and not item.quoted for item in items):
            first = k
    return list(range(first, scene.index))


def _only_circumstances(scene: Scene, first: int) -> bool:
    """True if after an attribution only place and time follow (`, di Jakarta, Jumat`), not the rest of a clause."""
    rest = scene.items[first:]
    if sum(item.kind != PUNCT for item in rest) <= _MAX_TAIL:
        return True
    return any(item.kind == DATE for item in rest) and not any(item.is_verb for item in rest)


def according(scene: Scene, i: int, source: Source | None) -> None:
    """`Menurut X, ...`, `..., menurut X, ...`: read on from the word at index i, whose source is given."""
    if source is None:
        return
    items = scene.items
    rule = f"according.{_kind(source)}"
    before, after = scene.quote_before(i), scene.quote_after(source.last + 1, _MAX_ATTRIBUTION)
    if before is not None:
        scene.add(source, [scene.take(before)], "according.quote", i, direct=True)
    elif after is not None:
        scene.add(source, [scene.take(after), *scene.more(after)], "according.quote", i, direct=True)
    elif i <= _MAX_OPENING and not any(item.is_verb for item in items[:i]):
        begin = next((k + 1 for k in range(source.last + 1, len(items)) if items[k].is_mark(",")), source.last + 1)
        if begin < len(items) and items[begin].among("credit"):  # `Menurut laporan X, mengutip tiga sumber, ...`
            begin = next((k + 1 for k in range(begin, len(items)) if items[k].is_mark(",")), begin)
        while begin < len(items) and (
            items[begin].kind == DATE or items[begin].is_mark(",") or items[begin].low in THAT
        ):
            begin += 1
        scene.add(source, [scene.content(begin)], rule, i)
    else:
        _parenthesis(scene, i, source, rule)


def closing(scene: Scene, i: int) -> None:
    """`"...," demikian pernyataan X`, `"...," bunyi pernyataan itu`: read on from the word at index i."""
    items = scene.items
    before = items[i - 1] if i else None
    if before is None or not (before.kind == QUOTE or before.is_mark(",.")):
        return
    k = i + 1
    while k < len(items) and (items[k].among("close") or items[k].low in _CLOSING):
        k += 1
    if k < len(items) and (scene.entry(k)[0] is not None or items[k].among("credit")):
        return  # `demikian disampaikan X` is read by the passive's own rule
    source = scene.phrases.after(k)
    if (
        source is None
        and i + 1 < k < len(items)
        and any(item.among("point") for item in items[k : k + 2])
        and scene.memory.speaker is not None
    ):
        source = Source((scene.memory.speaker,), items[k].start, items[k].end, "carried", k)
    quote = scene.quote_before(i)
    if source is None:
        if quote is not None:
            scene.used.add(quote)  # said by somebody unnamed
        return
    if quote is not None:
        scene.add(source, [scene.take(quote), *scene.more(i)], "quote.closing", i, direct=True)
    elif before.is_mark(","):
        scene.add(source, [scene.span(0, i - 1)], "closing", i)


def colon(scene: Scene) -> None:
    """`Trump: ...` at the beginning of a unit; the article's first line, a headline, needs quotation marks."""
    items = scene.items
    k = next((k for k, item in enumerate(items[:_MAX_COLON]) if item.kind in (QUOTE, PUNCT)), 0)
    if not items or not items[k].is_mark(":") or k == 0 or k + 1 >= len(items) or items[k - 1].kind != NAME:
        return
    if any(item.kind == WORD and (item.is_verb or item.text.islower()) for item in items[:k]):
        return
    source = scene.phrases.resolve(0, k - 1)
    if source is None or scene.memory.kind(source.actors[0]) != "person":
        return
    if items[k + 1].kind == QUOTE:
        scene.add(source, [scene.take(k + 1)], "quote.colon", None, direct=True)
    elif len(items) - k > _MIN_COLON and scene.index > 0:
        scene.add(source, [scene.span(k + 1, len(items) - 1)], "colon", None)
