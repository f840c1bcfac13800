"""The lexicons of reported speech, read once: reporting verbs by form, and the closed classes of words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.annotate.lexicon import rows

ACTIVE, BARE, CLITIC, PASSIVE = "active", "bare", "clitic", "passive"

_VERB = re.compile(r"(?:me[mnlrwy]|mem|men|meng|meny|ber|di|ter|diper|memper|keber)[a-z-]{3,}$")


@dataclass(frozen=True, slots=True)
class Reporting:
    """A form of a reporting verb.

    Attributes:
        root: the bare form.
        voice: `active` (subject before it), `bare` (`kata X`), `clitic` (`katanya`) or `passive` (`dikatakan X`).
        kind: say, ask, deny, promise, claim, judge, tell or show.
        needs: what must follow an active form: any, clause, bahwa or quote.
        anywhere: a bare form that makes an attribution wherever a name follows; else only beside a mark or a comma.
        object: an active or passive form that carries `-nya`.
    """

    root: str
    voice: str
    kind: str
    needs: str
    anywhere: bool = False
    object: bool = False


@cache
def forms() -> dict[str, Reporting]:
    """{form in small letters (two words for `memberi tahu`): what it is}; the first row that has a form wins."""
    found: dict[str, Reporting] = {}
    for row in rows("reporting_verbs.csv"):
        root, kind, needs = row["root"], row["class"], row["needs"]
        for form in filter(None, row["active"].split("|")):
            found.setdefault(form, Reporting(root, ACTIVE, kind, needs))
            found.setdefault(form + "nya", Reporting(root, ACTIVE, kind, needs, object=True))
        for form in filter(None, row["passive"].split("|")):
            found.setdefault(form, Reporting(root, PASSIVE, kind, needs))
            found.setdefault(form + "nya", Reporting(root, PASSIVE, kind, needs, object=True))
        if row["bare"] != "no":
            anywhere = row["bare"] == "yes"
            found.setdefault(root, Reporting(root, BARE, kind, needs, anywhere))
            found.setdefault(root + "nya", Reporting(root, CLITIC, kind, needs, anywhere))
    return found


@cache
def words(name: str) -> frozenset[str]:
    """The words of one class of `reporting_words.csv`; empty if there is no such class."""
    return frozenset(
        word for row in rows("reporting_words.csv") if row["class"] == name for word in row["words"].split("|") if word
    )


@cache
def long_titles() -> dict[str, str]:
    """{short title: its words written out}."""
    return {row["short"]: row["long"] for row in rows("reporting_titles.csv")}


@cache
def confidences() -> dict[str, float]:
    """{rule: the share of its statements that were right when it was last measured}."""
    return {row["rule"]: float(row["confidence"]) for row in rows("reporting_rules.csv")}


def is_verb(word: str) -> bool:
    """True if a word, as written, looks like a verb: by prefix, or in the list of verbs without one."""
    if word != word.lower():
        return False
    return word not in words("noverb") and (word in words("verb") or _VERB.match(word) is not None)


@cache
def attribution_pattern() -> re.Pattern[str]:
    """What ends a quotation whose closing mark was lost: `, kata`, `, ujarnya`."""
    heads = sorted(
        (form for form, entry in forms().items() if entry.voice in (BARE, CLITIC) and entry.needs != "quote"),
        key=len,
        reverse=True,
    )
    return re.compile(r"[,.?!]\s*(?=(?:" + "|".join(map(re.escape, heads)) + r")\b)")
