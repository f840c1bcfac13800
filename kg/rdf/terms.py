"""RDF terms from the model's values: what may be a literal, an IRI, a date."""

from __future__ import annotations

import re
from datetime import date as day
from functools import cache
from urllib.parse import quote, urlsplit

import pyoxigraph as ox

from kg.vocab import DIP, RDF, XSD, superclasses, superproperties

Term = ox.NamedNode | ox.Literal

TYPE = ox.NamedNode(RDF + "type")
INTEGER, DECIMAL = ox.NamedNode(XSD + "integer"), ox.NamedNode(XSD + "decimal")
_DATES = (
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "", ox.NamedNode(XSD + "date")),
    (re.compile(r"[0-9]{4}-[0-9]{2}"), "-01", ox.NamedNode(XSD + "gYearMonth")),
    (re.compile(r"[0-9]{4}"), "-01-01", ox.NamedNode(XSD + "gYear")),
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_IN_URL = re.compile(r"[\x00-\x20\"<>\\^`{|}\x7f]|%(?![0-9A-Fa-f]{2})")


@cache
def standard(iri: str) -> ox.NamedNode:
    """The term with this IRI."""
    return ox.NamedNode(iri)


@cache
def our_class(local: str) -> tuple[ox.NamedNode, ...]:
    """Our class `local`, then the standard classes that it is a subclass of."""
    return tuple(ox.NamedNode(iri) for iri in (DIP + local, *superclasses(local)))


@cache
def our_property(local: str) -> tuple[ox.NamedNode, ...]:
    """Our property `local`, then the standard properties that it is a subproperty of."""
    return tuple(ox.NamedNode(iri) for iri in (DIP + local, *superproperties(local)))


def scrub(value: str) -> str:
    """`value` without lone surrogates, which no encoding of Unicode can carry."""
    return _SURROGATE.sub("\ufffd", value)


def text(value: str, language: str | None = None) -> ox.Literal:
    """`value` as a string, or as text in `language`."""
    try:
        return ox.Literal(value, language=language)
    except ValueError:  # a lone surrogate
        return ox.Literal(scrub(value), language=language)


def date(value: str) -> ox.Literal:
    """An ISO day, month or year as xsd:date, xsd:gYearMonth or xsd:gYear by its form.

    Anything else stays a plain string: nothing is lost, and `kg check` reports it.
    """
    for form, rest, datatype in _DATES:
        if form.fullmatch(value):
            try:
                day.fromisoformat(value + rest)
            except ValueError:
                break
            return ox.Literal(value, datatype=datatype)
    return text(value)


def integer(value: int) -> ox.Literal:
    """A whole number as xsd:integer."""
    return ox.Literal(str(value), datatype=INTEGER)


def decimal(value: float) -> ox.Literal:
    """A number as xsd:decimal with at most four digits after the point; raises ValueError if it is not finite."""
    if not abs(value) < float("inf"):
        raise ValueError(f"not a number that a graph can hold: {value}")
    whole, digits = f"{value:.4f}".split(".")
    return ox.Literal(f"{whole}.{digits.rstrip('0') or '0'}", datatype=DECIMAL)


def url(value: str) -> Term:
    """An address as an IRI where it is a sound http or https one, otherwise as a plain string, which no tool follows.

    Characters that may not stand in an IRI are percent-encoded first, as browsers do.
    """
    cleaned = _NOT_IN_URL.sub(lambda bad: quote(bad[0], safe=""), scrub(value.strip()))
    try:
        parts = urlsplit(cleaned)
        if parts.scheme.lower() in ("http", "https") and parts.hostname:
            return ox.NamedNode(cleaned)
    except ValueError:
        pass
    return text(value)
