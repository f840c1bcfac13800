"""The one table of readers: which suffix is read by what, and what a file without a known suffix is taken for."""

from __future__ import annotations

import re

from kg.errors import InputError
from kg.read.csv_file import looks_like_table, read_csv
from kg.read.html_file import read_html
from kg.read.json_file import read_json, read_jsonl
from kg.read.record import Reader
from kg.read.stream import HEAD, Stream
from kg.read.text_file import read_text

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_csv,
}


def reader_of(suffix: str, stream: Stream) -> Reader:
    """The reader of a file: by its suffix, else by how it begins.

    Raises:
        InputError: if it does not begin like anything that is read here.
    """
    if suffix in READERS:
        return READERS[suffix]
    head = stream.decode(stream.head(HEAD)).lstrip("\ufeff \t\r\n")
    first = head.split("\n", 1)[0]
    if head.startswith(("{", "[")) and re.match(r"\{\s*(?:\"|\}|$)|\[\s*(?:\{|\]|$)", first):
        return read_json
    if re.match(r"(?is)<!doctype html|<html|<\?xml[^>]*>\s*<!doctype html|<head|<body|<article", head):
        return read_html
    if looks_like_table(first):
        return read_csv
    if len(re.findall(r"[^\W\d_]{2,}", head)) >= 5 and not head.startswith(
        ("<?xml", "<svg", "<rss", "#!", "%!PS", "@prefix")
    ):
        return read_text
    raise InputError("not a format that is read here", stream.name, "give .txt, .html, .json, .jsonl or .csv")
