"""The page of a transform names every option, with what it is if nothing is said."""

from migrator.app.catalogue import explained


def test_options_in_a_table_stand_behind_it() -> None:
    options = {name: kind for name, kind, _said in explained("merge_env_vars").options}
    assert options["merge"] == "table, default none"
    assert options["through"] == "table, default none"
    assert options["through.object"] == "string"
    assert options["through.get"] == "string, default get"
    assert options["transition"] == "true or false, default false"
    assert options["readers"] == "list, default none"


def test_a_choice_names_what_there_is() -> None:
    options = {name: kind for name, kind, _said in explained("extract_fixtures").options}
    assert options["scope"].startswith("one of function, class, module")
    assert options["factories"] == "list"
