"""Who speaks: the noun phrase that is subject of a reporting verb, or that follows a reporting word."""

from __future__ import annotations

from kg.annotate.statements.grammar import PERSON, boundary
from kg.annotate.statements.items import BRACKET, DATE, NAME, PUNCT, QUOTE, WORD, Item
from kg.annotate.statements.lexicon import ACTIVE, BARE, forms
from kg.annotate.statements.memory import Source
from kg.annotate.statements.phrases import NounPhrases

_MAX_REACH = 60  # items to look through for a subject
_ASIDES = frozenset(
    {"saat", "ketika", "usai", "seusai", "setelah", "sebelum"}
)  # open a clause between subject and verb
_MAX_APPOSED = 8  # items between a title and the name after it
_MAX_HONORIFIC = 5  # letters of an abbreviated title (`Capt.`)
_MAX_PHRASE = 16  # items in the noun phrase after a reporting word
_BETWEEN = frozenset(
    ["oleh", "langsung", "kembali", "resmi", "juga", "lagi", "pula", "dari", "para", "pada", "lanjut"]
)  # between `kata` and its speaker
_OF_OFFICE = frozenset({"untuk", "bidang", "dari", "di", "pada"})  # between an office and the name of its holder


class Phrases(NounPhrases):
    """The speakers that stand before and after the reporting words of one unit."""

    # --- to the left: the subject of an active verb

    def before(self, verb: int) -> tuple[int, bool]:
        """Index of the last item before a verb and its adverbs, and False if it is negated or yet to come."""
        i = verb - 1
        while i >= 0:
            item = self.items[i]
            if item.among("negation") or item.among("modal"):
                return i, False
            if item.kind in (DATE, BRACKET):
                i -= 1
                if item.kind == DATE and i >= 0 and self.items[i].low == "pada":
                    i -= 1
            elif i >= 1 and item.kind == WORD and self.items[i - 1].low in ("secara", "dengan") and item.text.islower():
                i -= 2
            elif i >= 1 and item.low in ("sampai", "hingga") and self.items[i - 1].kind == NAME:
                i -= 1  # `X sampai menyebut Y gila`
            elif i >= 2 and item.low == "bersama" and self.items[i - 1].among("speech"):
                i -= 3  # `dalam pernyataan bersama`
            elif item.among("adverb"):
                i -= 1
            else:
                break
        return i, True

    def subject(self, verb: int) -> Source | None:
        """The source that stands as subject before the verb at this index, or None."""
        at, _ = self.before(verb)
        i = at
        if i < 0:
            return None
        opener = self.items[at]
        if opener.among("point"):
            pointed = self._pointed(at)
            if pointed is not None:
                return pointed
        if opener.low == "yang":
            return self._antecedent(at)
        if opener.among("conjunction") or (opener.among("preposition") and not opener.among("clausal")):
            return None
        low = i - _MAX_REACH
        apposed: Source | None = None
        agent: Source | None = None
        companions: tuple[int, ...] = ()
        direct = True  # nothing but the phrase stands between subject and verb
        while i >= 0 and i > low:
            item = self.items[i]
            if item.kind == QUOTE or (item.kind == PUNCT and item.text in ".;:?!"):
                break
            if item.kind in (DATE, BRACKET) or item.kind == PUNCT:
                i -= 1
                continue
            if boundary(item):
                if item.low in _ASIDES and self._named_before(i):
                    i, direct = i - 1, False  # `X saat berkunjung ke Y mengatakan`
                    continue
                if item.among("conjunction") or item.low in ("bahwa", "agar", "supaya"):
                    break
                direct = False
                i -= 1
                continue
            j = self._phrase_left(i)
            if self._attribution(j + 1):
                i = j  # `X, kata Y, telah menekankan`: X
                continue
            governor = self.items[j] if j >= 0 else None
            if governor is not None and governor.kind == WORD:
                if governor.among("clausal") and direct and i == at:
                    return self.resolve(j + 1, i)
                if governor.low in _OF_OFFICE and self._office_for(j, i):
                    return self.resolve(j + 1, i)
                if governor.among("preposition") and governor.low != "atau":
                    if governor.low == "bersama":
                        with_whom = self.resolve(j + 1, i)
                        companions = with_whom.actors if with_whom is not None and with_whom.how == "name" else ()
                    if (
                        direct
                        and governor.among("manner")
                        and not any(x.kind == NAME for x in self.items[j + 1 : i + 1])
                    ):
                        return None
                    i, direct = j - 1, False
                    continue
                if governor.low == "yang":
                    if self.items[j + 1].low == "juga" and item.kind == NAME and item.label == PERSON:
                        return self.resolve(j + 2, i)  # `Menteri A yang juga Juru Bicara B X mengatakan`: X
                    i, direct = j - 1, False
                    continue
                reports = governor.low in forms() and forms()[governor.low].voice == ACTIVE
                if governor.is_verb and governor.low.startswith("di") and agent is None:
                    agent = self.resolve(j + 1, i)
                if (governor.is_verb or reports) and not (reports and direct and forms()[governor.low].kind != "ask"):
                    i, direct = j - 1, False
                    continue
            source = self.resolve(j + 1, i)
            if (
                source is None
                and agent is not None
                and any(x.among("source") or x.among("speech") for x in self.items[j + 1 : i + 1])
            ):
                return agent  # `survei yang digelar X mengungkapkan`
            listed = governor is not None and (governor.text == "," or governor.among("join"))
            if source is not None and listed and self._aside(j + 1, i, source, i < at):
                # `X di Jakarta, Jumat, mengatakan`; `X, anggota komisi Y, mengatakan`
                apposed = apposed or (source if source.how != "name" else None)
                i, direct = j - 1, False
                continue
            if source is not None:
                joint = self._joint(j, governor, source)
                same = [one for one in companions if self.memory.kind(one) == self.memory.kind(source.actors[0])]
                return Source((*joint.actors, *same), joint.start, joint.end, joint.how, joint.last) if same else joint
            if self.unnamed(j + 1, i) or (direct and self._unknown(j + 1, i)):
                return None
            if not listed:
                break
            i, direct = j - 1, False
        return apposed

    def _unknown(self, first: int, last: int) -> bool:
        """True for capitalised words that name nobody who is known (`, KCNA melaporkan`): they are the subject all the same."""
        opened = first > 0 and self.items[first - 1].kind in (PUNCT, QUOTE)
        named = opened and all(item.kind == WORD and item.text[:1].isupper() for item in self.items[first : last + 1])
        return named and not any(item.among("office") or item.among("spokes") for item in self.items[first : last + 1])

    def _named_before(self, i: int) -> bool:
        """True if a person's name, but for dates, stands right before this index as the first name of its clause."""
        k = i - 1
        while k >= 0 and (self.items[k].kind in (DATE, BRACKET) or self.items[k].low == "pada"):
            k -= 1
        if k < 0 or self.items[k].kind != NAME or self.items[k].label != PERSON:
            return False
        j = self._phrase_left(k)
        return j < 0 or self.items[j].kind == PUNCT

    def _attribution(self, first: int) -> bool:
        """True if the phrase that begins here is an aside that names who reports the clause: `, kata Y,`."""
        entry = forms().get(self.items[first].low)
        return entry is not None and entry.voice == BARE and first > 0 and self.items[first - 1].is_mark(",")

    def _pointed(self, at: int) -> Source | None:
        """`Eks duta besar X di Y itu`, `sosok yang menjabat Menteri Z itu`: points back to a person."""
        k = at
        while (
            k > 0
            and at - k < _MAX_PHRASE
            and not (self.items[k - 1].kind in (PUNCT, QUOTE) or self.items[k - 1].among("conjunction"))
        ):
            k -= 1
        while k < at and (
            self.items[k].kind == DATE or (self.items[k].among("adverb") and not self.items[k].among("office"))
        ):
            k += 1
        head = self.items[k]
        if any(item.kind == NAME and item.label == PERSON for item in self.items[k:at]):
            return None  # `Presiden X dalam kesempatan itu`
        if not any(self.items[n].among("preposition") or self.items[n].low == "yang" for n in range(k, at)):
            return None
        if head.among("preposition"):
            return None
        if head.among("institution"):
            body = self.memory.organization
            return None if body is None else Source((body,), head.start, self.items[at].end, "nominal", at)
        if not (head.among("office") or head.among("spokes") or head.among("human")):
            return None
        person = self.memory.person
        return None if person is None else Source((person,), head.start, self.items[at].end, "nominal", at)

    def _office_for(self, j: int, last: int) -> bool:
        """True for `Duta Besar Y untuk Z Kim Darroch`: an office stands before the preposition, a person after it."""
        if self.items[last].kind != NAME or self.items[last].label != PERSON:
            return False
        k = j - 1
        while k >= 0 and not boundary(self.items[k]):
            if self.items[k].among("spokes") or self.items[k].among("office"):
                return True
            k -= 1
        return False

    def _phrase_left(self, i: int) -> int:
        """Index of the item before the noun phrase that ends at index i."""
        if self.items[i].among("pronoun") or self.items[i].among("group"):
            return i - 1
        j = i
        while j >= 0 and not boundary(self.items[j]) and self.items[j].kind != DATE:
            if j < i and self.items[j].among("point") and self.items[j + 1].text[:1].isupper():
                break  # `dalam pertemuan itu Presiden ...`
            j -= 1
        return j

    def _antecedent(self, at: int) -> Source | None:
        """The source that a `yang` at this index refers to: the noun phrase right before it."""
        i = at - 1
        while i >= 0 and (self.items[i].kind in (DATE, BRACKET) or self.items[i].text == ","):
            i -= 1
        if i < 0 or boundary(self.items[i]):
            return None
        j = self._phrase_left(i)
        source = self.resolve(j + 1, i)
        words_said = all(item.kind == WORD for item in self.items[j + 1 : i + 1]) and (
            self.items[j + 1].among("source") or self.items[j + 1].among("speech")
        )
        if words_said and j > 0 and self.items[j].is_verb:
            return self.subject(j)  # `X merilis pernyataan yang menyebut`
        return source

    def _aside(self, first: int, last: int, source: Source, closed: bool) -> bool:
        """True if a phrase between commas is a place or an office of somebody named before it, not the subject."""
        names = [item for item in self.items[first : last + 1] if item.kind == NAME]
        if source.how == "name" and names and names[-1].label == "PLACE":
            return True
        if source.how == "name" and closed and last > first > 1 and self.items[last].label == PERSON:
            # `X, mantan sekutu Y, mengatakan`: X
            return self.items[first - 2].label == PERSON and self.items[last - 1].text.islower()
        if source.how == "body" and closed:
            return self.items[first - 2].kind == NAME or any(
                item.among("spokes") or item.among("office") for item in self.items[first : last + 1]
            )
        return False

    def _joint(self, j: int, governor: Item | None, source: Source) -> Source:
        """`X dan Y`: both, if a name stands right before the `dan`."""
        if governor is None or not governor.among("join") or j < 1:
            return source
        person = self.memory.kind(source.actors[0]) == "person"
        actors: list[int] = []
        start = source.start
        k = j - 2 if self.items[j - 1].text == "," else j - 1
        while k >= 0:
            left = self.items[k]
            if left.kind != NAME or left.actor is None or (left.label == PERSON) != person or left.label == "PLACE":
                break
            first = k
            while first > 0 and not boundary(self.items[first - 1]):
                first -= 1
            opener = self.items[first - 1] if first else None
            if opener is not None and opener.kind == WORD and not opener.among("conjunction"):
                break
            actors.insert(0, left.actor)
            start = left.start
            if opener is None or opener.text != "," or not person and first != k:
                break
            k = first - 2
        return Source((*actors, *source.actors), start, source.end, source.how, source.last) if actors else source

    # --- to the right: `kata X`

    def after(self, first: int) -> Source | None:
        """The source whose noun phrase begins at this index (`kata` Menteri Luar Negeri X), or None."""
        i = first
        n = len(self.items)
        while i < n and (self.items[i].low in _BETWEEN):
            i += 1
        end = i
        while end < n and end - i < _MAX_PHRASE and not self._stop_right(end):
            end += 1
        if end == i:
            return None
        source = self.resolve(i, end - 1)
        if (
            end < n
            and self.items[end].low in ("untuk", "di", "bidang", "pada")
            and (source is None or source.how in ("office", "body"))
        ):
            person = self._beyond(end + 1)
            if person is not None and any(item.among("spokes") or item.among("office") for item in self.items[i:end]):
                return person
        if end < n and self.items[end].text == "," and (source is None or source.how in ("office", "body", "nominal")):
            person = self._apposed(end + 1)
            if person is not None and self._named_by(i, end, person):
                return person
        if source is not None and end + 1 < n and self.items[end].among("join") and source.how == "name":
            other = self._apposed(end + 1)
            if other is not None:
                return Source(source.actors + other.actors, source.start, other.end, "name", other.last)
        return source

    def _named_by(self, first: int, end: int, person: Source) -> bool:
        """True if the name after a comma tells who holds the office of items first..end: `kata Ketua PBSI, X`."""
        if not any(
            item.among("spokes") or item.among("office") or item.among("human") or item.among("unnamed")
            for item in self.items[first:end]
        ):
            return False
        after = self.items[person.last + 1] if person.last + 1 < len(self.items) else None
        # `Menurut Menlu, X akan ...`: a clause about X begins there
        return after is None or not (after.is_verb or after.among("adverb"))

    def _stop_right(self, k: int) -> bool:
        item = self.items[k]
        if item.kind == DATE:
            return True
        if item.kind == PUNCT and item.text == ".":
            nearby = self.items[k + 1] if k + 1 < len(self.items) else None
            honorific = nearby is not None and nearby.kind == NAME and len(self.items[k - 1].text) <= _MAX_HONORIFIC
            return nearby is None or (nearby.start > item.end and not honorific)  # `kata Dr. X`
        if item.kind == WORD and item.low in ("dan", "serta", "&"):
            # inside a title: `Menteri Koordinator Politik dan Keamanan X`
            before, after = self.items[k - 1], self.items[k + 1] if k + 1 < len(self.items) else None
            return not (
                before.kind == WORD and before.text[:1].isupper() and after is not None and after.text[:1].isupper()
            )
        return boundary(item)

    def _beyond(self, first: int) -> Source | None:
        """The person named after the place or body that an office is for: `Duta Besar Y untuk PBB, Danny Danon`."""
        k = first
        while k < min(first + 6, len(self.items)):
            item = self.items[k]
            if item.kind == NAME and item.label == PERSON and item.actor is not None:
                return Source((item.actor,), item.start, item.end, "name", k)
            if item.kind == PUNCT and item.text == ",":
                return self._apposed(k + 1)
            if item.kind not in (NAME, BRACKET) and not (item.kind == WORD and item.text[:1].isupper()):
                return None
            k += 1
        return None

    def _apposed(self, first: int) -> Source | None:
        """The person whose name begins within a few words from here, bodies that he serves before him."""
        for k in range(first, min(first + _MAX_APPOSED, len(self.items))):
            item = self.items[k]
            if item.kind == NAME:
                if item.label == PERSON and item.actor is not None:
                    return Source((item.actor,), item.start, item.end, "name", k)
                continue
            if item.is_mark(",") and self.items[k - 1].kind == NAME:
                continue  # `Deputi Bidang Y, Kementerian Z, X`
            if item.kind not in (WORD, BRACKET) or boundary(item):
                return None
        return None
