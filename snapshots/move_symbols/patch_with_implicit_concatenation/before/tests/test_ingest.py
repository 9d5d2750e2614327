from unittest.mock import patch


@patch(
    "pipeline.stages"
    ".ingest.run_ingest"
)
def test_split(run): ...


@patch("pipeline.stages." + "ingest.run_ingest")
def test_added(run): ...
