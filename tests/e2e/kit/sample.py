"""The sample of a kit as a repository, and what its own tests say of it."""

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from migrator import kits
from migrator.shell.new_environment import running_python
from migrator.shell.new_repository import new_repository
from tests.e2e.migration import Scene

KIT = "websocket"


@pytest.fixture
def chat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """A repository of the sample and its manifest; commands run in the Python that runs."""
    for name, value in running_python().environment.items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    folder = tmp_path / "chat"
    kits.copy_sample(KIT, folder)
    (folder / "migration.toml").write_text(kits.manifest(KIT))
    new_repository(folder, "Tester", "A chat product, half-way through a consolidation")
    return Scene(folder)


def said_by_tests(scene: Scene, report: Path) -> dict[str, str]:
    """What each of the sample's tests says; nothing, where it passes."""
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    command += ["-p", "no:randomly", "--continue-on-collection-errors", f"--junitxml={report}"]
    subprocess.run(command, cwd=scene.folder, capture_output=True, check=False)
    return dict(map(_said, ET.parse(report).iter("testcase")))  # noqa: S314 - pytest has written it


def _said(case: ET.Element) -> tuple[str, str]:
    module, name = case.get("classname") or "", case.get("name") or ""
    said = " ".join(f"{one.get('message')} {one.text}" for one in case if one.tag != "system-out")
    return "::".join(filter(None, (module, name))), said


def marked(scene: Scene) -> Iterator[tuple[str, str]]:
    """Test modules, and the phases that their marks say they are mended by."""
    for path in sorted((scene.folder / "tests").rglob("test_*.py")):
        module = ".".join(path.relative_to(scene.folder).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.Call(
                    func=ast.Attribute(attr="mended_by"), args=[ast.Constant(str(phase))]
                ):
                    yield module, phase
