"""The oldest Python that a project says it is for."""

import pytest

from migrator.core.python_version import oldest_python


def oldest(**files: str) -> str | None:
    texts = {name.replace("_", ".", 1): text for name, text in files.items()}
    return oldest_python(lambda path: texts[path].encode() if path in texts else None)


@pytest.mark.parametrize(
    ("said", "version"),
    [
        (">=3.9", "3.9"),
        (">=3.9,<4", "3.9"),
        (">= 3.10", "3.10"),
        ("~=3.11.2", "3.11"),
        ("==3.12.*", "3.12"),
        (">3.8", "3.8"),
        (">=3", "3.7"),
        (">=3.6", "3.7"),
        (">=3.8,!=3.9.0,>=3.9", "3.9"),
        ("<4", None),
        ("nonsense", None),
    ],
)
def test_requires_python(said: str, version: str | None) -> None:
    assert oldest(pyproject_toml=f'[project]\nrequires-python = "{said}"\n') == version


def test_poetry_has_a_form_of_its_own() -> None:
    text = '[tool.poetry.dependencies]\npython = "^3.10"\n'
    assert oldest(pyproject_toml=text) == "3.10"


def test_setup_cfg_is_asked_last() -> None:
    setup = "[options]\npython_requires = >=3.8\n"
    assert oldest(setup_cfg=setup) == "3.8"
    project = '[project]\nrequires-python = ">=3.11"\n'
    assert oldest(setup_cfg=setup, pyproject_toml=project) == "3.11"


@pytest.mark.parametrize("text", ["", "[project", '[project]\nname = "x"\n', "project = 1\n"])
def test_what_says_nothing_is_no_answer(text: str) -> None:
    assert oldest(pyproject_toml=text) is None
