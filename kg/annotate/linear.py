"""A multinomial logistic model over named features: weights in a readable JSON file, no library needed to apply it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import cast

from kg.errors import SetupError
from kg.resources import model_dir


@dataclass(frozen=True, slots=True)
class Linear:
    """`bias`: {label: weight}; `weights`: {feature: {label: weight}}."""

    bias: dict[str, float]
    weights: dict[str, dict[str, float]]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """{label: probability}; features that the model does not know count for nothing."""
        scores = dict(self.bias)
        for feature in sorted(features):
            for label, weight in self.weights.get(feature, {}).items():
                scores[label] += weight
        top = max(scores.values())
        powers = {label: math.exp(score - top) for label, score in scores.items()}
        total = sum(powers.values())
        return {label: power / total for label, power in powers.items()}


@cache
def load_linear(name: str) -> Linear:
    """The model in `models/<name>.json`; raises SetupError if it is missing or damaged."""
    path = model_dir() / f"{name}.json"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Linear(cast(dict[str, float], data["bias"]), cast(dict[str, dict[str, float]], data["weights"]))
    except (OSError, ValueError, KeyError) as error:
        raise SetupError(f"cannot read a model: {error}", str(path.name), "install the package again") from error
