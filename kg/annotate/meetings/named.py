"""Which names and references stand in the sentence as parties that can meet, and which only qualify another name.

`Presiden Rusia Vladimir Putin` is one party, Putin; `menantu Trump, Jared Kushner` is Kushner; `pejabat AS` is the US,
represented by unnamed people; `di Moskow` is a location; `rumah Jokowi` is no party at all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Span
from spacy.util import filter_spans

from kg.annotate.meetings.chains import Chain, ChainReader, delegates_before
from kg.annotate.meetings.text import Text, singles, uses, verbal
from kg.model import COUNTRY, ORGANIZATION, PERSON, PLACE

LAST_LINKS = (["dan"], [",", "dan"], ["serta"], [",", "serta"])
POSTED = (["untuk"], ["di"])  # between a state and where its envoy is
OTHERS = frozenset({"lain", "lainnya"})  # `A, B, dan pemain lainnya hingga pelatih C`
FIELDS = frozenset({"bidang", "urusan"})  # what an office is concerned with follows
LONGEST_FIELD = 6  # tokens between a body and the name of who serves it in a field
MOST_RANKS = 3  # capitalised words between a body and the name of who serves it
KINDS = {"PERSON": PERSON, "ORG": ORGANIZATION, "COUNTRY": COUNTRY, "PLACE": PLACE}
AIDE_ROLES = frozenset({"special_envoy", "adviser", "spokesperson"})


@dataclass(frozen=True, slots=True)
class Named:
    """A name or reference as a party of its sentence.

    Attributes:
        start: first token, titles and honorifics included.
        name: first token of the name itself.
        end: token after the name.
        actor: index into the article's actors.
        kind: `person`, `organization`, `country` or `place`.
        speaks_for: unnamed people stand for the country or body (`pejabat AS`).
        located: the name says where (`di Moskow`).
        owned: the name only says whose thing or whose aide is meant (`rumah Jokowi`).
        group: number of the list it belongs to (`A, B, dan C` have one).
    """

    start: int
    name: int
    end: int
    actor: int
    kind: str
    speaks_for: bool = False
    located: bool = False
    owned: bool = False
    group: int = -1


def named_in(text: Text) -> list[Named]:
    """The parties of the whole article in order of position, those of one list with one group number."""
    return _grouped(text, _parties(text))


def _holders(text: Text) -> dict[tuple[str, int | None], list[int]]:
    """{(role, country or body): its holders}; with None in place of the country: all holders of the role."""
    found: dict[tuple[str, int | None], list[int]] = {}
    for role in text.doc._.roles or ():
        if role.tenure == "current":
            for key in ((role.role, role.of), (role.role, None)):
                if role.holder not in found.setdefault(key, []):
                    found[key].append(role.holder)
    return found


def _bare_titles(text: Text, taken: set[int], parties: list[Named]) -> list[Named]:
    """`Presiden`, `Menlu` without a name: the nearest holder of the role named before, if there is one."""
    holders = _holders(text)
    found: list[Named] = []
    last_named: dict[int, int] = {}  # actor: where he was named last
    following = iter(parties)
    party = next(following, None)
    for span in text.doc.spans.get("titles", ()):
        while party is not None and party.start < span.start:
            last_named[party.actor] = party.start
            party = next(following, None)
        if not text.capital[span.start] or any(i in taken for i in range(span.start, span.end)):
            continue
        able = [actor for actor in holders.get((span.label_, None), ()) if actor in last_named]
        if (
            able
            and not text.noisy(span.start, span.end)
            and (span.end == len(text.low) or _stands_alone(text, span.end))
        ):
            nearest = max(able, key=lambda actor: last_named[actor])
            found.append(Named(span.start, span.start, span.end, nearest, PERSON))
    return found


def _stands_alone(text: Text, end: int) -> bool:
    """Whether a title that ends here has no name or portfolio of its own behind it."""
    return not text.capital[end] and text.low[end] not in {"ri", "-", "/", "dan", "(", "umum", "negara"}


def _items(text: Text) -> list[Span]:
    doc = text.doc
    found = list(filter_spans(doc.spans.get("mentions", ())))  # a name inside a longer one is no party of its own
    taken = {i for span in found for i in range(span.start, span.end)}
    for span in doc.spans.get("references", ()):
        if span.label_ != "CLITIC" and span._.actor is not None and span.start not in taken:
            found.append(span)
    return sorted((s for s in found if s._.actor is not None and not s[0]._.noise), key=lambda s: s.start)


def _kind(text: Text, span: Span) -> str:
    return KINDS.get(span.label_) or text.doc._.actors[span._.actor].kind


def _parties(text: Text) -> list[Named]:
    items = _items(text)
    aides = {role.holder for role in text.doc._.roles or () if role.role in AIDE_ROLES}
    kinds = [_kind(text, span) for span in items]
    reader = ChainReader(text, items, kinds, aides)
    at, chains = reader.at, reader.chains
    holders = _holders(text)
    serving = text.serving
    inside = {j for chain in chains for j in chain.crossed}
    found: list[Named] = []
    for k, (span, chain) in enumerate(zip(items, chains, strict=True)):
        bearer = _bearer(text, items, kinds, k, chain, at) if kinds[k] != PERSON else None
        if bearer is not None:
            chains[bearer].start = min(chains[bearer].start, chain.start)
            inside.update(range(k, bearer))
        if k in inside or _same_in_brackets(text, span, items, k) or _apposition(text, span, chain, items, kinds, k):
            continue
        before = text.before(chain.start)
        person = kinds[k] == PERSON
        planned = (
            before in singles("plan") and span.end < len(text.low) and verbal(text.low[span.end])
        )  # `rencana X menemui Y`
        welcomed = text.before(chain.start - 1) in singles("welcoming")  # `menyambut kedatangan X`
        owned = person and (chain.aide or (before in singles("owned") and not planned and not welcomed))
        if chain.aide and before == "," and _is_person(at.get(chain.start - 2), kinds):
            continue  # `A, penasihat Putin,`
        if person and chain.aide and text.low[chain.start] in singles("envoy") and span._.actor in serving:
            found.append(Named(chain.start, span.start, span.end, serving[span._.actor], COUNTRY, speaks_for=True))
            continue
        located = not person and not chain.title and not chain.delegate and _located(text, chain.start, found)
        located = located or (kinds[k] == COUNTRY and _ends_list(text, chain.start, span.end, found))
        speaks = not person and (chain.title or chain.delegate)
        if located and before == "dari" and delegates_before(text, chain.start - 1):
            located, speaks = False, True
        actor, kind = span._.actor, kinds[k]
        if kind == PLACE and not located and found and _region_in_list(text, found[-1], chain.start, span):
            speaks = True
        if speaks and kind == COUNTRY and (holder := _office(text, chain, span, holders)) is not None:
            actor, kind, speaks = holder, PERSON, False
        found.append(Named(chain.start, span.start, span.end, actor, kind, speaks, located, owned))
    taken = {i for k, span in enumerate(items) for i in range(chains[k].start, span.end)}
    return sorted([*found, *_bare_titles(text, taken, found)], key=lambda p: p.name)


def _bearer(text: Text, items: list[Span], kinds: list[str], k: int, chain: Chain, at: dict[int, int]) -> int | None:
    """The person whom a body, state or place qualifies (`DCM KBRI Lima Budi Santoso`, `Duta Besar RI untuk China X`).

    Where a role was read over it (`Pendiri A sekaligus tokoh filantropi, X`), who holds that.
    """
    if text.before(chain.start) in singles("location"):
        return None
    holder = text.held.get(chain.start, -1) if chain.title else -1
    if holder >= items[k].end and holder in at:
        return at[holder]
    end, j = items[k].end, k + 1
    while j < len(items) and kinds[j] != PERSON:
        if items[j].start != end and not (chain.title and text.low[end : items[j].start] in POSTED):
            return None
        end, j = items[j].end, j + 1
    if j == len(items) or items[j].label_ != "PERSON":
        return None
    between = text.low[end : items[j].start]
    if chain.title and len(between) <= LONGEST_FIELD and FIELDS & set(between[:2]):
        return j  # `utusan khusus Inggris di bidang pendidikan Sir X`
    if not 0 <= items[j].start - end <= MOST_RANKS:
        return None
    return j if all(text.capital[i] for i in range(end, items[j].start)) else None


def _is_person(item: int | None, kinds: list[str]) -> bool:
    return item is not None and kinds[item] == PERSON


def _office(text: Text, chain: Chain, span: Span, holders: dict[tuple[str, int | None], list[int]]) -> int | None:
    """The person named elsewhere who holds the office (`Presiden Prancis`), if just one does."""
    if not chain.title or chain.delegate or chain.start not in text.title_at:
        return None
    title = text.doc.spans["titles"][text.title_at[chain.start]]
    able = holders.get((title.label_, span._.actor), [])
    return able[0] if len(able) == 1 and title.end == span.start else None


def _region_in_list(text: Text, last: Named, start: int, span: Span) -> bool:
    """`pejabat Ukraina, Rusia, dan Eropa`: a region beside states is a party as they are."""
    between = text.low[last.end : start]
    return (
        tuple(text.low[span.start : span.end]) in uses()["region"]
        and last.kind == COUNTRY
        and not last.located
        and bool(between)
        and all(word in {",", "dan", "serta"} for word in between)
    )


def _same_in_brackets(text: Text, span: Span, items: list[Span], k: int) -> bool:
    """`Amerika Serikat (AS)`: the second name of the same actor adds nothing."""
    return (
        k > 0
        and text.before(span.start) == "("
        and items[k - 1].end == span.start - 1
        and items[k - 1]._.actor == span._.actor
    )


def _apposition(text: Text, span: Span, chain: Chain, items: list[Span], kinds: list[str], k: int) -> bool:
    """`Andrii Sybiha, menteri luar negeri Ukraina,`: the country qualifies the person before."""
    if kinds[k] == PERSON or not chain.title or not k:
        return False
    start = chain.start
    if text.before(start) in singles("apposing"):
        return True
    return text.before(start) in {",", "("} and any(
        kinds[j] == PERSON and items[j].end == start - 1 for j in range(max(0, k - 2), k)
    )


def _ends_list(text: Text, start: int, end: int, found: list[Named]) -> bool:
    """Whether a state ends a list of where somebody goes: `ke Jepang, Korea Selatan, dan China pekan depan`."""
    if not found or found[-1].kind != COUNTRY or not found[-1].located or end >= len(text.low) or verbal(text.low[end]):
        return False
    return text.low[found[-1].end : start] in LAST_LINKS


def _located(text: Text, start: int, found: list[Named]) -> bool:
    if start == 0:
        return False
    if any(text.ends_with(start, entry) for entry in uses()["location"]):
        return True
    limit = text.sentence(start).start
    if text.before(start) not in {",", "("}:
        i = start - 1
        while i > limit and start - i < 7 and text.capital[i]:
            i -= 1
        return i < start - 1 and text.low[i] in {"di"} and text.capital[i + 1]
    if found and found[-1].end >= start - 1 and found[-1].kind != PERSON:
        return found[-1].located
    for i in range(start - 2, max(limit, start - 14) - 1, -1):
        if text.low[i] in {"di", "ke", "dari"}:
            return True
        shape = text.shown[i]
        if not (
            shape[:1].isupper()
            or shape[:1].isdigit()
            or shape in {",", ".", "(", ")", "-"}
            or text.low[i] in {"dan", "of"}
        ):
            return False
    return False


def _grouped(text: Text, parties: list[Named]) -> list[Named]:
    groups: list[list[Named]] = []
    for party in parties:
        if groups and _linked(text, groups[-1][-1], party):
            groups[-1].append(party)
        else:
            groups.append([party])
    lists = [part for group in groups for part in _closed(text, group)]
    return [replace(party, group=number) for number, group in enumerate(lists) for party in group]


def _closed(text: Text, group: list[Named]) -> list[list[Named]]:
    """A list ends with its last conjunction: what only a comma adds behind it starts another clause."""
    behind = text.low[group[-1].end : group[-1].end + 2]
    if (
        len(group) > 1
        and behind
        and (behind[0] in singles("open_list") or (behind[0] == "," and behind[-1] in singles("open_list")))
    ):
        return [group]  # `A, B, dan sejumlah pengusaha`
    for k in range(len(group) - 1, 0, -1):
        between = text.low[group[k - 1].end : group[k].start]
        if not between or set(between) & singles("closing_link"):
            return [group[: k + 1], *([member] for member in group[k + 1 :])]
    return [[member] for member in group]


def _named_of(between: list[str]) -> bool:
    """Whether a person behind these words belongs to the state or body before: `keturunan Turki, X`, `pemain Y yakni X`."""
    return between == [","] or between[:1] in (["yakni"], ["yaitu"])


def _linked(text: Text, a: Named, b: Named) -> bool:
    """Whether only commas, conjunctions and titles stand between two parties."""
    if (
        text.sentence_of[a.name] != text.sentence_of[b.name]
        or b.start - a.end > 16
        or a.located != b.located
        or a.owned
        or b.owned
        or (a.kind != PERSON and not a.speaks_for and b.kind == PERSON and _named_of(text.low[a.end : b.name]))
    ):
        return False
    between = range(a.end, b.start)
    if not between:
        return a.end == b.start
    connected = False
    for i in between:
        word = text.low[i]
        if word in singles("link") or (word == ";" and i + 1 in text.title_at):
            connected = True
        elif not (
            i in text.title_at
            or text.capital[i]
            or word.isdigit()
            or word in singles("delegate")
            or word in singles("link_word")
            or OTHERS & {word, *text.low[i + 1 : i + 2]}
        ):
            return False
    return connected
