"""Errors that a user can cause: one line that says what, where and how to mend, and the exit status that goes with it."""

from __future__ import annotations

EXIT_OK = 0
EXIT_PARTIAL = 1  # something was reported and left out, the rest was done
EXIT_USAGE = 2  # the command line cannot be understood (click's own status)
EXIT_NOTHING = 3  # nothing readable: no result was written
EXIT_SETUP = 4  # the installation is damaged: a data file or a model is missing or does not fit


class UtusanError(Exception):
    """Base of every error of ours.

    Args:
        what: what is wrong, in one clause.
        where: file, file:line or record id; empty if it concerns the whole run.
        mend: what the user can do about it; empty if nothing.
    """

    exit_status = EXIT_PARTIAL

    def __init__(self, what: str, where: str = "", mend: str = "") -> None:
        self.what, self.where, self.mend = what, where, mend
        super().__init__(str(self))

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line} ({self.mend})" if self.mend else line


class InputError(UtusanError):
    """A file or a record that cannot be read; the rest of the build goes on."""


class NothingReadableError(UtusanError):
    """No article could be read from any input."""

    exit_status = EXIT_NOTHING


class OutputError(UtusanError):
    """An output folder that is missing, is no build of ours or cannot be written."""

    exit_status = EXIT_NOTHING


class QueryError(UtusanError):
    """A SPARQL query that cannot be found, parsed or run."""

    exit_status = EXIT_USAGE


class SetupError(UtusanError):
    """A data file of the installation that is missing or damaged."""

    exit_status = EXIT_SETUP
