"""`X mengatakan bahwa ...`: active reporting verbs with their subject before them."""

from __future__ import annotations

from itertools import pairwise

from kg.annotate.statements.grammar import PERSON
from kg.annotate.statements.items import BRACKET, DATE, NAME, PUNCT, QUOTE, WORD, Item
from kg.annotate.statements.lexicon import ACTIVE, Reporting, words
from kg.annotate.statements.memory import Source
from kg.annotate.statements.scene import LOOSE_THAT, THAT, Scene

_MAX_LEAD = 26  # items between a reporting verb and its `bahwa`
_MAX_ADDRESSEE = 14  # items of `kepada X` after a reporting verb
_MAX_ASKED = 8  # items between a verb of asking and the verb of what is asked
_MAX_GIVEN = 2  # items after a verb of giving in which it must have a noun of speech
_MAX_MARKER = 12  # items of content in which a sign of a clause must stand where a verb needs one
_ADDRESSED = frozenset(
    {"ingat", "peringat", "yakin", "janji"}
)  # roots that take an addressee before their `bahwa` or `agar`
_COURTEOUS = frozenset({"sampai", "minta"})  # roots of `menyampaikan salam`, `meminta maaf`
_PARTICLES = frozenset({"kembali", "lagi", "pula", "juga"})
_POINTED = frozenset({"pronoun", "nominal"})


def active(scene: Scene, i: int, entry: Reporting, width: int) -> None:
    """Read on from the active form at index i, which takes `width` items."""
    items = scene.items
    at, real = scene.phrases.before(i)
    coordinated = at >= 0 and items[at].among("coordinate")
    if (
        not real
        or (i > 0 and items[i].text[:1].isupper())
        or (at >= 0 and items[at].among("preposition") and not coordinated)
    ):
        return
    if entry.root == "dorong" and at >= 0 and items[at].low == "yang":
        return  # `..., yang mendorong X untuk`: a cause, not a word
    source = None if coordinated else scene.phrases.subject(i)
    if source is None and (coordinated or (at >= 0 and items[at].is_mark(","))):
        source = _coordinated(scene, i)
    if source is None or (entry.kind == "hope" and scene.memory.kind(source.actors[0]) != "person"):
        return
    if _asked(scene, i):
        return
    last = i + width - 1
    if entry.kind == "give" and not any(map(_is_speech, items[last + 1 : last + 1 + _MAX_GIVEN])):
        return  # `memberikan bantuan`, not `memberikan penekanan bahwa`
    quote = scene.quote_after(last + 1)
    if quote is not None:
        scene.add(source, [scene.take(quote), *scene.more(quote)], "quote.fronted", i, direct=True)
        return
    begin, marked, addressee = content_start(scene, last + 1, entry)
    before = scene.quote_before(at + 1 if coordinated else _clause_start(scene, i))
    before = before if before is not None or coordinated else scene.quote_before(_opens(scene, source))
    ended = begin >= len(items) or items[begin].is_mark(".;!") or items[begin].kind == QUOTE
    if not (ended or marked) and entry.object and items[begin].among("preposition") and items[begin].low != "sebagai":
        return  # `mengungkapkannya dalam rapat`: what was said stands before
    scene.previous = source
    if before is not None and (ended or not marked):
        scene.add(source, [scene.take(before), *scene.more(last)], "quote.subject", i, direct=True)
    elif (
        ended
        or entry.needs == "quote"
        or not (marked or _reports(scene, begin, entry, scene.memory.kind(source.actors[0])))
    ):
        return
    elif _points_back(items, begin):
        scene.back(source, i, "active.back")
    else:
        rule = "active.coordinated" if coordinated else "active.pronoun" if source.how in _POINTED else "active"
        end, told = scene.content_end(begin), addressee
        to = _told_last(scene, begin, end) if addressee is None else None
        if to is not None:
            end, told = to - 1, _addressee(items[to : end + 1])
        scene.add(source, [scene.span(begin, end)], rule, i, addressee=told)


def _told_last(scene: Scene, begin: int, end: int) -> int | None:
    """Index of the `kepada` that ends what is said without a verb: `menekankan pentingnya perdamaian kepada X`."""
    items = scene.items
    to = next((k for k in range(end, begin, -1) if items[k].low == "kepada"), None)
    if to is None or any(item.is_verb or item.kind == QUOTE for item in items[begin : end + 1]):
        return None
    return to if any(item.kind == NAME and item.actor is not None for item in items[to : end + 1]) else None


def _is_speech(item: Item) -> bool:
    """True for a noun of what somebody says: `peringatan`, `pandangannya`."""
    return item.kind == WORD and item.low.removesuffix("nya") in words("speech")


def _asked(scene: Scene, i: int) -> bool:
    """True for the verb at index i in `X meminta Y memastikan ...`: what Y is asked to do, nothing that was said."""
    for k in range(i - 1, max(-1, i - 1 - _MAX_ASKED), -1):
        item = scene.items[k]
        if item.kind in (PUNCT, QUOTE) or item.low in THAT or (k == i - 1 and item.among("coordinate")):
            return False
        if item.kind == WORD and item.text.islower() and (entry := scene.entry(k)[0]) is not None:
            asks = entry.kind == "ask" and entry.root != "tanya" and entry.voice == ACTIVE
            return asks and not (k and scene.items[k - 1].low == "yang")
    return False


def _coordinated(scene: Scene, i: int) -> Source | None:
    """The subject of a verb that is joined to one before it: who spoke before in this unit, else the unit's subject."""
    if scene.previous is not None:
        return scene.previous
    person = scene.phrases.topic(i)
    person = person if person is not None else scene.phrases.opening()
    actor = person if person is not None else scene.phrases.body_topic()
    return None if actor is None else Source((actor,), 0, 0, "carried", i)


def _clause_start(scene: Scene, i: int) -> int:
    """Index of the first item of the clause whose verb stands at index i."""
    k = i - 1
    while k > 0 and scene.items[k - 1].kind != QUOTE and not scene.items[k - 1].is_mark(",.:;-–—"):
        k -= 1
    return k


def _opens(scene: Scene, source: Source) -> int:
    """Index of the first item of the phrase that names a source."""
    return next((k for k, item in enumerate(scene.items) if item.start >= source.start), 0)


def content_start(scene: Scene, first: int, entry: Reporting) -> tuple[int, bool, int | None]:
    """Where the content after a reporting verb begins.

    Args:
        first: index of the item after the verb.
    Returns:
        index of the first item of the content, whether a `bahwa`, an `agar` or a comma opens it, and the addressee.
    """
    items = scene.items
    k = first
    while k < len(items) and (items[k].kind in (DATE, BRACKET) or items[k].is_mark(",:") or items[k].low in _PARTICLES):
        k += 1
    if k + 1 < len(items) and items[k].low == "secara":
        k += 2
    k = _past_alike(items, k)
    if k >= len(items):
        return k, False, None
    if items[k].low in LOOSE_THAT:
        return (k + 1 if items[k].low in THAT else k), True, None
    if k > first and items[first].is_mark(",") and entry.kind != "ask":
        return k, True, None
    lead = items[k].among("preposition") or items[k].among("address") or items[k].low in ("saat", "ketika")
    if lead or entry.kind in ("ask", "tell", "hope", "give") or entry.root in _ADDRESSED:
        that = _that(scene, k)
        if that is not None:
            return that + 1, True, _addressee(items[k:that])
    to_person = items[k].low == "ke" and entry.kind in ("say", "tell") and _names_person(items[k + 1 :])
    if items[k].low != "kepada" and not to_person:
        return k, False, None
    j = k + 1
    while j < len(items) and j - k < _MAX_ADDRESSEE and not items[j].is_mark(",.;:") and items[j].low != "untuk":
        j += 1
    if j + 1 >= len(items) or items[j].is_mark("."):
        said = entry.kind != "say" or any(item.is_verb for item in items[k:j])
        return (k if said else j), False, None  # `mengatakan kepada wartawan menjelang pertemuan.` says nothing
    return (j + 1 if items[j].is_mark(",") else j), False, _addressee(items[k:j])


def _names_person(items: list[Item]) -> bool:
    """True if a person is named before a verb or mark: `bercerita ke Presiden X soal Y`."""
    for item in items[:_MAX_ADDRESSEE]:
        if item.kind == NAME and item.label == PERSON:
            return True
        if item.kind == PUNCT or item.is_verb or item.among("preposition"):
            break
    return False


def _past_alike(items: list[Item], k: int) -> int:
    """Index behind `hal (yang) senada` where that alone stands at k: it says that something was said, not what."""
    if k >= len(items) or items[k].low != "hal":
        return k
    j = k + 2 if items[k + 1 : k + 2] and items[k + 1].low == "yang" else k + 1
    if j >= len(items) or not items[j].among("alike"):
        return k
    after = items[j + 1] if j + 1 < len(items) else None
    if after is not None and after.is_mark(","):
        return j + 2
    alone = after is None or after.kind == PUNCT or after.low in LOOSE_THAT or after.among("address")
    return j + 1 if alone else k  # `hal serupa terjadi di X` is what is said


def _that(scene: Scene, first: int) -> int | None:
    """Index of the `bahwa` or `agar` that comes after circumstances or an addressee, or None."""
    for j in range(first, min(first + _MAX_LEAD, len(scene.items))):
        item = scene.items[j]
        if item.kind == QUOTE or item.is_mark(".;?!") or scene.is_cue(j):
            return None
        if item.low in THAT:
            return j
    return None


def _addressee(items: list[Item]) -> int | None:
    """The first person that these items name (`Menlu Mesir X`), else the first actor."""
    pairs = ((before, item) for before, item in pairwise([None, *items]) if item is not None and item.kind == NAME)
    named = [item for before, item in pairs if item.actor is not None and not _located(before)]
    person = next((item for item in named if item.label == PERSON), None)
    return person.actor if person is not None else named[0].actor if named else None


def _located(before: Item | None) -> bool:
    """True behind `di`, `dari`: `menginstruksikan kepada seluruh sekolah di X`."""
    return before is not None and before.low in ("di", "dari", "ke")


def _reports(scene: Scene, begin: int, entry: Reporting, speaker: str) -> bool:
    """True if what follows an active form is reported content though no `bahwa` says so: by what the verb needs."""
    items = scene.items
    if entry.needs == "any":
        courtesy = entry.root in _COURTEOUS and items[begin].among("courtesy")
        secured = entry.root == "pasti" and items[begin].among("secured")
        return not (courtesy or secured) and not (entry.kind == "say" and items[begin].among("vague"))
    if entry.root == "catat" and speaker == "organization":
        return True
    if any(item.quoted for item in items[begin : begin + 2]):
        return True
    return entry.needs == "clause" and any(
        item.among("content") or item.quoted for item in items[begin : begin + _MAX_MARKER]
    )


def _points_back(items: list[Item], begin: int) -> bool:
    """True for `hal itu`, `pernyataan tersebut` or `itu` as the whole content: no clause and no `sebagai ...` goes on behind it."""
    first = items[begin]
    end = begin + 1
    if first.among("back") and end < len(items) and items[end].among("point"):
        end += 1
    elif first.low != "itu":
        return False
    after = items[end] if end < len(items) else None
    if after is not None and after.kind == PUNCT and any(item.quoted for item in items[end : end + 2]):
        return False  # `menyebut komentar itu "tidak sopan"`
    return (
        after is None
        or after.kind in (PUNCT, DATE, BRACKET)
        or (after.among("preposition") and after.low != "sebagai")
        or (after.among("conjunction") and not after.among("content"))
        or after.among("coordinate")
    )
