"""What cannot be meant by the options is refused, with the place and what to do."""

import pytest
from pydantic import ValidationError

from transforms.export_names import ExportOptions


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"packages": []}, "at least 1 item"),
        ({"packages": ["app..ws"]}, "`app..ws` is not the dotted name of a package"),
        ({"packages": ["app.class"]}, "`app.class` is not the dotted name of a package"),
        ({"packages": ["app", "app"]}, "`app` is named twice"),
        ({"packages": ["app"], "names": []}, "no names are given"),
        ({"packages": ["app"], "names": {}}, "no names are given"),
        ({"packages": ["app"], "names": ["app.Name"]}, "`app.Name` is not a name that a package"),
        ({"packages": ["app"], "names": ["Name", "Name"]}, "`Name` is named twice"),
        ({"packages": ["app"], "names": {"Name": "Other"}}, "`Other` is not the dotted name of"),
        ({"packages": ["app"], "names": {"Name": "a.{b}"}}, "`a.{b}` is not the dotted name of"),
        ({"packages": ["app"], "name": ["Name"]}, "Extra inputs are not permitted"),
    ],
)
def test_mistakes_are_told(given: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message.replace("{", "\\{").replace(".", "\\.")):
        ExportOptions.model_validate(given)


def test_names_are_a_list_or_a_table() -> None:
    listed = ExportOptions.model_validate({"packages": ["app"], "names": ["Name"]})
    placed = ExportOptions.model_validate({"packages": ["app"], "names": {"Name": "app.a.Other"}})
    assert listed.wanted == placed.wanted == ("Name",)
    assert listed.place("Name") is None
    assert placed.place("Name") == "app.a.Other"
    assert ExportOptions.model_validate({"packages": ["app"]}).wanted == ()
