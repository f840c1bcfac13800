"""Titles that do not stand beside their holder's name: `Jabatan Kepala BIN dipegang oleh A`, `A, ayah B dan juga mantan
menteri`, `A adalah seorang pengusaha sekaligus mantan menteri`."""

from __future__ import annotations

from kg.annotate.kinship.lexicon import term_at
from kg.annotate.roles.claims import Claim, ClaimReader
from kg.annotate.roles.context import Context
from kg.annotate.roles.phrase import link_words
from kg.annotate.roles.titles import CURRENT, FORMER, Title

_HELD = frozenset({"dijabat", "dipegang", "diemban", "diisi", "diduduki", "dipercayakan"})
_PAST = frozenset({"sebelumnya", "pernah", "dulu", "sempat", "terakhir"})
_ADVERBS = _PAST | {"kini", "saat", "ini", "sekarang", "masih", "itu", "tersebut", "kemudian", "telah", "sudah", "akan"}
_BY = frozenset({"oleh", "kepada"})
_AND_ALSO = frozenset({"dan", "serta", "sekaligus", "juga", "yang"})
_COPULAS = frozenset({"adalah", "merupakan", "ialah"})
_POSTS = frozenset({"jabatan", "posisi", "kursi", "tugas"})
_POINTING = frozenset({"itu", "tersebut", "ini"})
_FARTHEST_POST = 60  # tokens
_MOST_NOUNS = 3
_LONGEST_NAME = 6


def claims_apart(context: Context, reader: ClaimReader) -> list[Claim]:
    """Claims of titles whose holder the sentence names elsewhere, in the order of the titles."""
    found = []
    for phrase, title in reader.open_phrases():
        holder = (
            _held_by(context, reader, phrase.end) or _kin_and_title(context, title) or _noun_and_title(context, title)
        )
        if holder is None:
            continue
        actor, cue, tenure, rule = holder
        cues = [(title.start, title.end), cue]
        found.append(Claim(actor, phrase, rule, cues, tenure or phrase.tenure or title.tenure))
    return found


Found = tuple[int, tuple[int, int], str, str]  # person, tokens of the cue, tenure or "", rule


def _held_by(context: Context, reader: ClaimReader, i: int) -> Found | None:
    """`... dijabat oleh A` at token i, after the title."""
    lower, past = context.lower, False
    while i < len(lower) and lower[i] in _ADVERBS:
        past |= lower[i] in _PAST
        i += 1
    if i >= len(lower) or lower[i] not in _HELD:
        return None
    verb, i = i, i + 1 + (lower[i + 1 : i + 2] in [[word] for word in _BY])
    tenure, rule = FORMER if past else "", "title held by name"
    title = context.title.get(i)
    if title is not None and (holders := reader.holders(title)):  # `dijabat Menteri X Negara Y sekaligus Z, A`
        return holders[0], (verb, title.end), tenure, rule
    person = context.person_at(context.skip_honorifics(i))
    return (int(person._.actor), (verb, person.end), tenure, rule) if person is not None else None


def posts_pointed_at(context: Context, reader: ClaimReader) -> list[Claim]:
    """`Jabatan itu sebelumnya diisi oleh A`: the post is the last one named in the sentences before."""
    found = []
    for i in range(1, len(context.lower)):
        if context.lower[i] not in _POINTING or context.lower[i - 1] not in _POSTS:
            continue
        holder = _held_by(context, reader, i + 1)
        first = context.sentence(i)[0]
        earlier = [title for title in context.titles if first - _FARTHEST_POST <= title.start < first]
        if holder is not None and earlier:
            actor, cue, tenure, rule = holder
            phrase = reader.phrases.after(earlier[-1])
            cues = [(phrase.title.start, phrase.title.end), (i - 1, i), cue]
            found.append(Claim(actor, phrase, rule, cues, tenure or CURRENT))
    return found


def _and_also(context: Context, title: Title) -> int:
    """The first token of `dan juga` before the title, or the title's own."""
    i = title.outer
    while i > 0 and context.lower[i - 1] in _AND_ALSO:
        i -= 1
    return i


def _kin_and_title(context: Context, title: Title) -> Found | None:
    """`A, ayah B dan juga mantan menteri`: the apposition holds a kinship term and the title."""
    i = _and_also(context, title)
    if i == title.outer or (span := context.mention.get(i - 1)) is None:
        return None
    for j in range(span.start - 1, max(0, span.start - _LONGEST_NAME), -1):
        if context.lower[j] == ",":
            return None
        term = term_at(context.lower, j)
        if term is not None and context.lower[j - 1] == ",":
            person = context.person_before(j - 1)
            return (int(person._.actor), (person.start, person.end), "", "name, kin and title") if person else None
    return None


def _noun_and_title(context: Context, title: Title) -> Found | None:
    """`A adalah seorang pengusaha sekaligus mantan menteri`: a plain noun stands before the title."""
    i = _and_also(context, title)
    if i == title.outer:
        return None
    links = link_words("name")
    for j in range(i - 1, max(0, i - 2 - _MOST_NOUNS), -1):
        if context.lower[j] in _COPULAS:
            end = j - (context.lower[j - 1] == ",")
            person = context.person_before(end)
            return (int(person._.actor), (person.start, person.end), "", "name as noun and title") if person else None
        if not context.words[j].islower() or (context.lower[j] in links and context.lower[j] != "seorang"):
            return None
    return None
