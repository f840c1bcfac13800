""".html: text, title, date, publisher and address of a saved page, by trafilatura; nothing is fetched."""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Iterator
from contextlib import suppress

import trafilatura

from kg.errors import InputError
from kg.read.problems import Report
from kg.read.record import Record
from kg.read.stream import Stream

_CHARSET = re.compile(r"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_LEGACY = re.compile(r"iso-8859-\d+$|latin1$|windows-\d+$|koi8-[ru]$|gb\w+$|big5$|shift_jis$|euc-\w+$|macintosh$")
_DATES = {
    "original_date": True,
    "extensive_search": False,
    "max_date": "2100-12-31",
}  # no date from running text, none by the clock

for _name in ("trafilatura", "htmldate", "charset_normalizer"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # they warn on stderr of pages that we report ourselves


def read_html(stream: Stream, report: Report) -> Iterator[Record]:
    """The one record of a saved page."""
    html = _declared(stream)
    page = None
    for recall in (False, True):
        try:
            page = trafilatura.bare_extraction(
                html, with_metadata=True, include_comments=False, favor_recall=recall, date_extraction_params=_DATES
            )
        except (
            Exception
        ) as error:  # lxml and what lies on it raise many kinds on broken pages; each is this page's failure alone
            report(InputError(f"the page cannot be read: {type(error).__name__}", stream.name, "save it as .txt"))
            return
        if page is not None and not isinstance(page, dict) and (page.text or "").strip():
            break
    if page is None or isinstance(page, dict) or not (page.text or "").strip():
        report(InputError("no article found in the page", stream.name, "save the article's text as .txt"))
        return
    values = {
        "title": page.title,
        "text": page.text,
        "url": page.url,
        "publisher": page.sitename,
        "published": page.date,
    }
    yield Record({name: value for name, value in values.items() if value}, stream.name)


def _declared(stream: Stream) -> str:
    """The page's text in the encoding it declares, where that is not UTF-8 and the bytes are not UTF-8 either."""
    head = stream.head(4096)
    declared = _CHARSET.search(head.decode("latin-1"))
    name = declared[1].lower() if declared else ""
    if _LEGACY.match(name) and not _is_utf8(head):
        with suppress(LookupError):
            stream.encoding = "cp1252" if name in ("iso-8859-1", "latin1") else codecs.lookup(name).name
    return stream.whole().replace("\0", " ")


def _is_utf8(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True
