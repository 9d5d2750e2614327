"""What stands in for ``pip install -e FOLDER``: the package is found, and no network is asked."""

import os
import sys
import tomllib
from pathlib import Path


def install(folder: Path, site: Path) -> None:
    """Let Python find a project's modules, and its entry points."""
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    name, version = project["name"], project["version"]
    about = site / f"{name.replace('-', '_')}-{version}.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    lines = []
    for group, entries in project["entry-points"].items():
        lines += [f"[{group}]", *(f"{key} = {value}" for key, value in entries.items())]
    (about / "entry_points.txt").write_text("\n".join(lines) + "\n")
    for module in folder.glob("*.py"):
        (site / module.name).symlink_to(module.resolve())


if __name__ == "__main__":
    install(Path(sys.argv[-1]), Path(os.environ["SITE"]))
