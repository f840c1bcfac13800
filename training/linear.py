"""Fit a multinomial logistic model over named features and write it as JSON (used by the scripts beside it)."""

from __future__ import annotations

import json
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

MODELS = Path(__file__).parents[1] / "kg" / "annotate" / "models"
SMALLEST = 0.02  # weights closer to zero are left out of the file


def fit(
    rows: list[set[str]], labels: list[str], c: float = 1.0, weight: dict[str, float] | None = None
) -> dict[str, object]:
    """{bias, weights} of a logistic model with L2 penalty 1/c, rounded to three decimals."""
    vectorizer = DictVectorizer()
    x = vectorizer.fit_transform([dict.fromkeys(sorted(row), 1.0) for row in rows])
    model = LogisticRegression(C=c, max_iter=2000, class_weight=weight).fit(x, labels)
    classes = list(model.classes_)
    if len(classes) == 2:  # sklearn keeps one row of weights for two classes
        bias = {classes[0]: 0.0, classes[1]: round(float(model.intercept_[0]), 3)}
        columns = {classes[1]: model.coef_[0]}
    else:
        bias = {label: round(float(b), 3) for label, b in zip(classes, model.intercept_, strict=True)}
        columns = dict(zip(classes, model.coef_, strict=True))
    names = vectorizer.get_feature_names_out()
    weights = {
        str(name): kept
        for i, name in enumerate(names)
        if (
            kept := {
                label: round(float(column[i]), 3) for label, column in columns.items() if abs(column[i]) >= SMALLEST
            }
        )
    }
    return {"bias": bias, "weights": weights}


def write(name: str, model: dict[str, object], about: str) -> Path:
    """Write `models/<name>.json`."""
    MODELS.mkdir(exist_ok=True)
    path = MODELS / f"{name}.json"
    path.write_text(
        json.dumps({"about": about, **model}, indent=0, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    return path
