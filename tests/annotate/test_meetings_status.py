"""The status of meetings: the table `cases/meeting_status.csv`."""

from __future__ import annotations

import pytest
from test_meetings import marked, table

from kg.annotate.meetings import read_meetings

ROWS = table("meeting_status.csv")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_status_of_the_table(row: dict[str, str]) -> None:
    found = [meeting.status for meeting in read_meetings(marked(row["text"], "2025-05-10"))]
    assert found == ([] if row["status"] == "-" else [row["status"]])
