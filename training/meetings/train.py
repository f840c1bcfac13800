"""Learns the weights behind the confidence of a meeting from annotated articles.

    python training/meetings/train.py TRAIN.jsonl --weights kg/annotate/lexicons/meeting_weights.csv [--check DEV.jsonl]

Each line holds an article (`id`, `text`, `published`) and its annotation under `gold` (`entities` with `mentions`, `meetings`
with `who` and `for`). The pipeline reads the articles; an encounter that it finds is right if an annotated one shares two
parties with it, or a person where it has no more than two. A logistic regression learns how often encounters with the same
features are right. The fit is judged by ten-fold cross-validation over articles, as a reliability table.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from kg.annotate import pipeline
from kg.annotate.meetings.confidence import BIAS, features
from kg.annotate.meetings.cues import find_cues
from kg.annotate.meetings.encounters import Encounter, enough
from kg.annotate.meetings.joining import joined
from kg.annotate.meetings.named import named_in
from kg.annotate.meetings.tellings import tellings
from kg.annotate.meetings.text import Text
from kg.model import Document
from kg.read import noise

FOLDS = 10
INVERSE_REGULARISATION = 0.08
SMALLEST = 0.005  # weights below this are left out of the file
NEEDED = ("sentences", "dates", "titles", "names", "actors", "roles", "references")
Example = tuple[dict[str, int], int]


def examples(path: Path) -> Iterator[list[Example]]:
    """For each article of the file, the features of every encounter found and whether it is right."""
    nlp = pipeline.load(NEEDED)
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        document = Document(
            id=article["id"],
            text=article["text"],
            title=article.get("title") or "",
            published=article.get("published"),
            noise=noise.find(article["text"]),
        )
        doc = nlp(pipeline.prepare(nlp, document))
        text = Text(doc)
        found = joined(tellings(text, named_in(text), find_cues(text)), text.serving)
        found = [e for e in found if enough(e.people, e.parties, e.first.cue.entry.words, text.serving)]
        right = _right(text, found, article["gold"])
        yield [(dict.fromkeys(features(text, e), 1), int(r)) for e, r in zip(found, right, strict=True)]


def _right(text: Text, found: list[Encounter], gold: dict[str, Any]) -> list[bool]:
    names = {mention.casefold(): e["id"] for e in gold["entities"] for mention in (e["name"], *e["mentions"])}
    ids = [
        next((names[n.casefold()] for n in (actor.name, *actor.aliases) if n.casefold() in names), None)
        for actor in text.doc._.actors
    ]
    free = list(gold["meetings"])
    verdicts = []
    for encounter in found:
        states = {text.serving[p] for p in encounter.people if p in text.serving}
        mine = {ids[a] for a in encounter.everybody | states} - {None}
        people = {ids[a] for a in encounter.people} - {None}

        def shared(meeting: dict[str, Any], mine: set[str | None] = mine, people: set[str | None] = people) -> int:
            parties = set(meeting["who"]) | set(meeting["for"])
            enough_shared = len(parties & mine) >= 2 or (len(parties) <= 2 and people & set(meeting["who"]))
            return len(parties & mine) if enough_shared else 0

        best = max(free, key=shared, default=None)
        verdicts.append(best is not None and shared(best) > 0)
        if best is not None and verdicts[-1]:
            free.remove(best)
    return verdicts


def fit(articles: list[list[Example]]) -> tuple[DictVectorizer, LogisticRegression]:
    """The regression over the encounters of these articles."""
    vectorizer = DictVectorizer()
    rows = vectorizer.fit_transform([features for article in articles for features, _ in article])
    model = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=2000)
    model.fit(rows, [right for article in articles for _, right in article])
    return vectorizer, model


def predicted(
    model: tuple[DictVectorizer, LogisticRegression], articles: list[list[Example]]
) -> list[tuple[float, int]]:
    """(confidence, right) of each encounter."""
    vectorizer, regression = model
    flat = [example for article in articles for example in article]
    if not flat:
        return []
    confidences = regression.predict_proba(vectorizer.transform([features for features, _ in flat]))[:, 1]
    return [(float(c), right) for c, (_, right) in zip(confidences, flat, strict=True)]


def reliability(pairs: list[tuple[float, int]]) -> str:
    """A table: said with, how many, how many of them right."""
    lines = ["confidence    encounters   right"]
    for low in np.arange(0, 1, 0.1):
        inside = [right for c, right in pairs if low <= c < low + 0.1]
        if inside:
            lines.append(f"{low:.1f} to {low + 0.1:.1f}    {len(inside):10d}   {np.mean(inside):.2f}")
    return "\n".join(lines)


@click.command()
@click.argument("train", type=click.Path(exists=True, path_type=Path))
@click.option("--weights", type=click.Path(path_type=Path), required=True, help="CSV file to write.")
@click.option("--check", type=click.Path(exists=True, path_type=Path), help="Articles for a second reliability table.")
def main(train: Path, weights: Path, check: Path | None) -> None:
    """Learn from TRAIN, a JSON Lines file of annotated articles."""
    articles = list(examples(train))
    folds = np.random.RandomState(0).permutation(len(articles)) % FOLDS
    pairs: list[tuple[float, int]] = []
    for fold in range(FOLDS):
        model = fit([a for a, f in zip(articles, folds, strict=True) if f != fold])
        pairs += predicted(model, [a for a, f in zip(articles, folds, strict=True) if f == fold])
    click.echo(f"cross-validation over {len(articles)} articles\n{reliability(pairs)}")
    vectorizer, regression = fit(articles)
    if check is not None:
        click.echo(f"{check.name}\n{reliability(predicted((vectorizer, regression), list(examples(check))))}")
    learned = zip(vectorizer.get_feature_names_out(), regression.coef_[0], strict=True)
    rows = [(BIAS, float(regression.intercept_[0])), *((f, float(w)) for f, w in learned if abs(w) >= SMALLEST)]
    with weights.open("w", encoding="utf-8", newline="") as file:
        file.write("# source: learned by training/meetings/train.py on annotated articles\n# licence: MIT\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("feature", "weight"))
        writer.writerows((feature, f"{weight:.3f}") for feature, weight in rows)
    click.echo(f"{len(rows)} weights -> {weights}")


if __name__ == "__main__":
    main()
