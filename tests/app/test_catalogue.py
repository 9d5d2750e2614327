"""The page of a transform names every option, with what it is if nothing is said."""

from migrator.app.catalogue import explained


def test_options_in_a_table_stand_behind_it() -> None:
    options = {name: kind for name, kind, _said in explained("merge_env_vars").options}
    assert options["merge"] == "a table of strings"
    assert options["through"] == "a table"
    assert options["through.object"] == "a string, needed"
    assert options["through.get"] == 'a string, default "get"'
    assert options["transition"] == "true or false, default false"
    assert options["readers"] == "a list of strings"


def test_a_choice_names_what_there_is() -> None:
    options = {name: kind for name, kind, _said in explained("extract_fixtures").options}
    assert options["scope"].startswith('"function", "class", "module"')
    assert options["factories"] == "a list of strings, needed"


def test_options_are_called_as_manifests_call_them() -> None:
    options = {name: kind for name, kind, _said in explained("replace_calls").options}
    assert options["calls"] == "a table of tables, needed"
    assert options["calls.NAME.async"] == '"resolve" or true or false, default "resolve"'
