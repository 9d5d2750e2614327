from unittest.mock import patch

MODULE = "pipeline.stages.ingest"


@patch(f"{MODULE}.run_ingest")
def test_f(run): ...


@patch(f"pipeline.stages.ingest.run_ingest")
def test_needless_f(run): ...


@patch("%s.run_ingest" % MODULE)
def test_percent(run): ...


@patch(MODULE + ".run_ingest")
def test_plus(run): ...
