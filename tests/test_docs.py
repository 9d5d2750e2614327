"""What the documents say is true."""

import re
import tomllib
from pathlib import Path

import pytest

import migrator
from migrator.core.manifest import load
from tests.walkthroughs.page import section
from transforms import Catalogue

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
SETTINGS = (ROOT / "docs" / "transforms" / "merge_env_vars.md").read_text()


def blocks(language: str, text: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


@pytest.mark.parametrize("text", blocks("toml", README))
def test_manifests_of_the_readme_load(text: str) -> None:
    assert tomllib.loads(text)
    assert load(text, "README.md", Catalogue()).phases


def test_python_of_the_readme_runs() -> None:
    (code,) = blocks("python", section(ROOT / "README.md", "From Python"))
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102 - our own text
    assert names["new_text"] == "from app.ws.manager import get_manager\n"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_documents_link_to_is_there(document: Path) -> None:
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", document.read_text()):
        place = document.parent / target if target else document
        assert place.exists(), f"{document.name} links to {target}"
        assert not anchor or anchor in _anchors(place), (
            f"{document.name} links to {target}#{anchor}"
        )


def _anchors(document: Path) -> set[str]:
    """What the headings of a page are linked by."""
    headings = re.findall(r"^#+ (.*)$", document.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text()
    for page in (ROOT / "docs").glob("*.md"):
        assert page.name == "README.md" or f"]({page.name})" in index, page.name


def test_every_key_of_the_json_is_described() -> None:
    page = (ROOT / "docs" / "json.md").read_text()
    for name in ("json", "problems_json"):
        source = (ROOT / "migrator" / "report" / f"{name}.py").read_text()
        for key in re.findall(r'^ +\{?"(\w+)":', source, re.MULTILINE):
            assert f"`{key}`" in page, key


def test_every_transform_is_in_the_readme() -> None:
    for name in Catalogue():
        assert f"`{name}`" in README


_MOVED = re.findall(
    r"^\| (`.*`) \| (`.*`) \|$",
    (ROOT / "docs" / "transforms" / "move_symbols.md").read_text(),
    re.MULTILINE,
)


@pytest.mark.parametrize(("written", "becomes"), _MOVED)
def test_the_rows_about_moves_say_what_happens(written: str, becomes: str) -> None:
    options = {"move": {"app.ws.factory.make_mgr": "app.ws.manager.get_mgr"}}
    before, after = (
        "".join(f"{line.strip('`')}\n" for line in cell.replace("\\|", "|").split("<br>"))
        for cell in (written, becomes)
    )
    path = "app/ws/handlers.py"
    made = migrator.rewrite(before, transform="move_symbols", options=options, path=path)
    assert made.text == after


def _merged(path: str, text: str) -> str:
    options = {"merge": {"OLD_URL": "NEW_URL"}}
    return migrator.rewrite(text, transform="merge_env_vars", options=options, path=path).text


_ROWS = re.findall(
    r"^\| `(.*?)` \| `(.*?)` \|$",
    SETTINGS.partition("| before | after |\n")[2].partition("\n\n")[0],
    re.MULTILINE,
)
_PATHS = ("a.py", "a.py", "a.py", "a.ts", "a.ts", "a.yaml", "Dockerfile", "a.sh")


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [(path, *row) for path, row in zip(_PATHS, _ROWS, strict=True)],
)
def test_the_rows_about_settings_say_what_happens(path: str, before: str, after: str) -> None:
    head = "FROM a\n" if path == "Dockerfile" else ""
    assert _merged(path, f"{head}{before}\n") == f"{head}{after}\n"
