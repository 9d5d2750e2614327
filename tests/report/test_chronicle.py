"""What a run says of its phases."""

import io

from migrator.core.outcomes import PhaseOutcome, RanPhase
from migrator.report.chronicle import Chronicle


def test_files_that_go_are_no_edits() -> None:
    out = io.StringIO()
    landed = PhaseOutcome.LANDED
    for edits, files in ((3, 2), (0, 1)):
        ran = RanPhase("p", landed, "0123456789abc", files, edits)
        Chronicle("never", out).ran(ran, verbose=False)
    assert out.getvalue().splitlines() == [
        "p: landed as 0123456789: 3 edits in 2 files",
        "p: landed as 0123456789: 1 file taken away",
    ]
