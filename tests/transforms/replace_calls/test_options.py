"""What cannot be meant by a manifest, with the place of the mistake."""

import pytest

from migrator.core.manifest.loading import load
from migrator.errors import ManifestError
from transforms import Catalogue

MANIFEST = """
[migration]
name = "calls"
[[phases]]
id = "one"
steps = ["calls"]
[steps.calls]
transform = "replace_calls"
[steps.calls.calls."app.old.make"]
{}
"""


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ('to = "get"', "`get` is not the dotted name of a function or class"),
        ('to = "app.old.make"', "`app.old.make` is replaced by itself"),
        ('to = "app.new.class"', "`app.new.class` is not the dotted name"),
        ('to = "app.new.get"\narguments = ["$a b"]', "`$a b` is no argument of a call"),
        ('to = "app.new.get"\narguments = ["a), (b"]', "`a), (b` is no argument of a call"),
        ('to = "app.new.get"\narguments = ["a, b"]', "`a, b` is no argument of a call"),
        ('to = "app.new.get"\narguments = ["*$a"]', "`*$a` awaits, yields, assigns or unpacks"),
        ('to = "app.new.get"\narguments = ["**$a"]', "`**$a` is no argument of a call"),
        ('to = "app.new.get"\narguments = ["$a # b"]', "`$a # b` is no argument of a call"),
        ('to = "app.new.get"\narguments = ["a = $a", "$b"]', "`$b` stands behind an argument by"),
        ('to = "app.new.get"\narguments = ["a = $a", "a = $b"]', "`a` is given twice"),
        ('to = "app.new.get"\narguments = ["await $a"]', "awaits, yields, assigns or unpacks"),
        ('to = "app.new.get"\narguments = ["\'x-$a\'"]', "a `$` stands inside of a string"),
        ('to = "app.new.get"\narguments = ["lambda: $a"]', "evaluated at another time"),
        ('to = "app.new.get"\narguments = ["[x for x in $a]"]', "evaluated at another time"),
        ('to = "app.new.get"\narguments = ["f\'{$a}\'"]', "a `$` stands inside of a string"),
        ('to = "app.new.get"\nasync = "maybe"', 'expected "resolve" or true or false'),
        ('to = "app.new.get"\nasynchronous = true', "asynchronous"),
        ('too = "app.new.get"', "to"),
        (
            'to = "app.new.get"\n[steps.calls.calls."app.new.get"]\nto = "app.newer.get"',
            "`app.new.get` replaces `app.old.make`, and is itself replaced",
        ),
    ],
)
def test_a_mistake_is_located_and_told(lines: str, message: str) -> None:
    with pytest.raises(ManifestError) as caught:
        load(MANIFEST.format(lines), "migration.toml", Catalogue())
    assert message in str(caught.value), str(caught.value)


@pytest.mark.parametrize(
    "lines",
    [
        'to = "app.new.get"',
        'to = "app.new.get"\nasync = true',
        'to = "app.new.get"\nasync = "resolve"\narguments = []',
        'to = "app.new.Hub.get"\narguments = ["Ctx(user_id=$a)", "mode = \'$$\'", "b = {1: $c}"]',
    ],
)
def test_what_can_be_meant_is_taken(lines: str) -> None:
    load(MANIFEST.format(lines), "migration.toml", Catalogue())
