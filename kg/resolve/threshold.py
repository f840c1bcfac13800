"""Leaving out what is not trusted enough."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Facts


def trusted(facts: Facts, least: float) -> Facts:
    """The same facts without the roles, ties, meetings and statements whose confidence is below `least` (0 to 1).

    Articles and the actors that they name stay: that somebody is named is no matter of confidence.
    """
    if least <= 0.0:
        return facts
    return replace(
        facts,
        roles=tuple(each for each in facts.roles if each.confidence >= least),
        kinships=tuple(each for each in facts.kinships if each.confidence >= least),
        meetings=tuple(each for each in facts.meetings if each.confidence >= least),
        statements=tuple(each for each in facts.statements if each.confidence >= least),
    )
