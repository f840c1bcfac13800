"""`disampaikan X`, `diakui X sudah ...`, `pernyataan X bahwa ...`: passive and nominal reports."""

from __future__ import annotations

from kg.annotate.statements.active import content_start
from kg.annotate.statements.items import DATE, NAME, WORD, Item
from kg.annotate.statements.lexicon import Reporting
from kg.annotate.statements.memory import Source
from kg.annotate.statements.scene import THAT, Scene

_PARTICLES = frozenset({"langsung", "kembali", "juga", "secara", "resmi", "lagi", "sendiri"})
_AS = frozenset({"seperti", "sebagaimana"})
_JOINERS = _AS | {"demikian", "sebagai"}
_NEEDS_BY = frozenset({"judge", "ask", "claim", "deny", "promise"})  # classes whose unnamed agent needs an `oleh`
_LONGEST_POINTER = 3  # words of a subject that points back
_ALIKE_REACH = 4
_DECLARED = frozenset({"umum", "putus"})  # their passive tells of an act: `kesepakatan itu diumumkan oleh X`


def passive(scene: Scene, i: int, entry: Reporting, width: int) -> None:
    """Read on from the passive form at index i, which takes `width` items."""
    items = scene.items
    at, real = scene.phrases.before(i)
    if not real:
        return
    last = i + width - 1
    source = scene.clitic(i) if entry.object else _agent(scene, last + 1, entry)
    if source is None:
        if i == 0 and not entry.object:
            _carried(scene, last + 1)
        return
    subject = items[:i]
    if any(item.among("alike") for item in subject[-_ALIKE_REACH:]):
        scene.focus = source.actors[-1]  # `hal senada disampaikan X`: the next sentence says what
        return
    joined = at >= 0 and (items[at].is_mark(",") or items[at].low in _JOINERS)
    quote = scene.quote_before(at + 1) if joined else None
    if quote is not None:
        scene.add(source, [scene.take(quote)], "quote.passive", i, direct=True)
    elif _points_back(subject):
        scene.back(source, i, "passive.back")
    elif not subject:
        begin, _, addressee = content_start(scene, source.last + 1, entry)
        scene.add(source, [scene.content(begin)], "passive.fronted", i, addressee=addressee)
    elif joined and items[at].low not in _JOINERS and _acts(items, source.last + 1):
        return  # `dalam unggahan itu, disebutkan X menanyakan kabar`: said of X
    elif joined:
        scene.add(source, [scene.span(0, at - (items[at].low in _AS))], "passive.as", i)
    elif _goes_on(items, source.last + 1):
        rest = scene.content(source.last + 1)
        if any(item.low == "yang" for item in items[max(0, at - 1) : at + 1]):
            scene.add(source, [rest], "passive.relative", i)
        else:
            scene.add(source, [scene.span(0, at), rest], "passive", i)
    elif entry.kind == "say" and entry.root not in _DECLARED and _by(items, last + 1) and items[at].low != "yang":
        scene.add(source, [scene.span(0, at)], "passive.subject", i)


def _agent(scene: Scene, first: int, entry: Reporting) -> Source | None:
    """The source after a passive form: `oleh X`, or X itself where the class of the verb allows it."""
    items = scene.items
    k = first
    while k < len(items) and (items[k].low in _PARTICLES or items[k].kind == DATE):
        k += 1
    if k >= len(items):
        return None
    item = items[k]
    named = item.kind == NAME
    bare = entry.kind not in _NEEDS_BY and any(item.among(name) for name in ("office", "spokes", "body", "pronoun"))
    return scene.phrases.after(k) if item.low == "oleh" or named or bare else None


def _carried(scene: Scene, first: int) -> None:
    """`Dikatakan, ...`, `Disebutkan bahwa ...` without an agent: the last speaker goes on."""
    speaker = scene.memory.speaker
    if speaker is None or first + 1 >= len(scene.items):
        return
    if scene.items[first].is_mark(",") or scene.items[first].low in THAT:
        scene.add(Source((speaker,), 0, 0, "carried", first), [scene.content(first + 1)], "passive.carried", 0)


def _by(items: list[Item], first: int) -> bool:
    """True if `oleh`, but for particles, stands at index first."""
    while first < len(items) and (items[first].low in _PARTICLES or items[first].kind == DATE):
        first += 1
    return first < len(items) and items[first].low == "oleh"


def _acts(items: list[Item], k: int) -> bool:
    """True if after a name its clause goes on with a verb, adverbs between."""
    while k < len(items) and (items[k].among("adverb") or items[k].low == "saling"):
        k += 1
    return k < len(items) and items[k].kind == WORD and items[k].is_verb and not items[k].among("preposition")


def _goes_on(items: list[Item], begin: int) -> bool:
    """True if after the agent of a passive its clause goes on: `disebut X sebagai ...`, `diakui X sudah ...`."""
    if begin >= len(items) or items[begin].kind != WORD:
        return False
    item = items[begin]
    return item.low in ("sebagai", "untuk") or item.low in THAT or item.is_verb or item.among("content")


def _points_back(subject: list[Item]) -> bool:
    """True if a passive's subject points back to the sentence before: `Hal itu`, `Pernyataan terbaru itu, seperti dilansir X,`."""
    comma = next((k for k, item in enumerate(subject) if item.is_mark(",")), len(subject))
    opening = [item for item in subject[:comma] if item.kind == WORD]
    if 1 < len(opening) <= _LONGEST_POINTER and opening[0].among("back") and opening[-1].among("point"):
        return True
    said = [item for item in subject if item.kind == WORD]
    plain = [item for item in said if not item.among("adverb")]
    return any(len(tail) >= 2 and tail[-1].among("point") and tail[-2].among("back") for tail in (plain, said))


def noun(scene: Scene, i: int) -> None:
    """`pernyataan X bahwa ...`: read on from the noun at index i."""
    source = scene.phrases.after(i + 1)
    if source is None or source.last + 2 >= len(scene.items) or scene.items[source.last + 1].low not in THAT:
        return
    scene.add(source, [scene.content(source.last + 2)], "noun", i)
