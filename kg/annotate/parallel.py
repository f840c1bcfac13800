"""Running the annotating pipeline over many articles, in one process or several, in bounded memory."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

from spacy.language import Language

from kg.annotate.pipeline import load, read_document
from kg.errors import InputError, UtusanError
from kg.model import Document, Reading

_AHEAD = 4  # chunks in flight for each process
_CHUNK = 8  # articles handed over at once
_FEW = 24  # so few articles are not worth a second process

_nlp: Language | None = None


def annotate(documents: Iterable[Document], jobs: int, report: Callable[[UtusanError], None]) -> Iterator[Reading]:
    """What each article says, in the order of the articles.

    Args:
        documents: the articles; taken as they are needed.
        jobs: processes.
        report: called for an article that cannot be annotated; it is left out.
    """
    source = iter(documents)
    first = list(islice(source, _FEW))
    if jobs > 1 and len(first) == _FEW:
        outcomes = _in_processes(_chained(first, source), jobs)
    else:
        outcomes = (_attempt(document) for document in _chained(first, source))
    for outcome in outcomes:
        if isinstance(outcome, Reading):
            yield outcome
        else:
            report(InputError(*outcome))


def _chained(first: list[Document], rest: Iterator[Document]) -> Iterator[Document]:
    yield from first
    yield from rest


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Without interrupts: they are the main process's business, which waits for the chunks in hand."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    former = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)


def _start() -> None:
    global _nlp
    _nlp = load()


def _attempt(document: Document) -> Reading | tuple[str, str, str]:
    """The reading, or what went wrong as the arguments of an InputError."""
    global _nlp
    if _nlp is None:
        _nlp = load()
    try:
        return read_document(_nlp, document)
    except (UtusanError, MemoryError):
        raise
    except Exception as error:  # one bad article never stops a build
        return f"the article could not be annotated: {type(error).__name__}: {error}", document.source, "it is left out"


def _attempt_all(documents: list[Document]) -> list[Reading | tuple[str, str, str]]:
    return [_attempt(document) for document in documents]


def _in_processes(documents: Iterator[Document], jobs: int) -> Iterator[Reading | tuple[str, str, str]]:
    pending: deque[tuple[list[Document], Future[list[Reading | tuple[str, str, str]]]]] = deque()
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start)
    try:
        while True:
            while len(pending) < jobs * _AHEAD and (chunk := list(islice(documents, _CHUNK))):
                with _deaf():  # the first chunk starts the processes, which inherit what is ignored here
                    pending.append((chunk, pool.submit(_attempt_all, chunk)))
            if not pending:
                return
            chunk, future = pending.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool as error:
                raise InputError("a worker process died", chunk[0].source, "try again with --jobs 1") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
