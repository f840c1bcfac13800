"""Articles a second, memory and the share of each component: `python benchmarks/speed.py ARTICLES.jsonl [COUNT]`.

Prints a table in Markdown. Seconds depend on the machine: only the shares and ratios within one run mean something elsewhere.
"""

from __future__ import annotations

import itertools
import resource
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from kg import pipeline
from kg.annotate.pipeline import load, prepare
from kg.config import Config
from kg.read import read


def main(path: str, count: int = 1000) -> None:
    started = time.perf_counter()
    documents = list(itertools.islice(read([path], report=lambda problem: None), count))
    reading = time.perf_counter() - started
    started = time.perf_counter()
    nlp = load()
    loading = time.perf_counter() - started
    shares: dict[str, float] = defaultdict(float)
    words = 0
    for document in documents:
        started = time.perf_counter()
        doc = prepare(nlp, document)
        shares["tokenizer"] += time.perf_counter() - started
        words += len(doc)
        for name, component in nlp.pipeline:
            started = time.perf_counter()
            doc = component(doc)
            shares[name.removeprefix("utusan_")] += time.perf_counter() - started
    total = sum(shares.values())
    print(f"{len(documents)} articles, {words} tokens, one process; pipeline loaded in {loading:.2f} s\n")
    print("| step | seconds | share |\n|---|---|---|")
    print(f"| reading | {reading:.1f} | |")
    for name, seconds in shares.items():
        print(f"| {name} | {seconds:.1f} | {seconds / total:.0%} |")
    print(
        f"| annotating in all | {total:.1f} | {len(documents) / total:.0f} articles/s, {words / total:.0f} tokens/s |"
    )
    del documents, doc
    with tempfile.TemporaryDirectory() as passing:
        small = Path(passing) / "articles.jsonl"
        with Path(path).open(encoding="utf-8") as lines:
            small.write_text("".join(itertools.islice(lines, count)), encoding="utf-8")
        for jobs in (1, 2):
            started = time.perf_counter()
            result = pipeline.build([small], Path(passing) / "output", Config(jobs=jobs))
            seconds = time.perf_counter() - started
            done = len(result.facts.articles)
            print(
                f"| whole build, {jobs} process{'es' * (jobs > 1)} | {seconds:.1f} | {done / seconds:.0f} articles/s |"
            )
    print(
        f"| peak memory of the main process | {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB | |"
    )


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
