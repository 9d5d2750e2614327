"""LibCST's RenameCommand on a random sample of a repository; prints what it took as JSON.

Run in a process of its own: `python -m tests.bench.libcst_rename REPOSITORY SEED FILES`.
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from libcst.codemod import CodemodContext, TransformFailure, transform_module
from libcst.codemod.commands.rename import RenameCommand

from . import forms


def main(repository: Path, seed: int, count: int) -> None:
    """Rename the symbol in `count` files drawn at random, in memory only."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "*.py"], cwd=repository, capture_output=True, check=True
    )
    paths = sorted(repository / name.decode() for name in listed.stdout.split(b"\0") if name)
    sample = Random(seed).sample(paths, min(count, len(paths)))
    texts = [(path, path.read_text()) for path in sample]
    failed = 0
    start = time.perf_counter()
    for path, text in texts:
        context = CodemodContext(filename=str(path))
        command = RenameCommand(context, forms.OLD_NAME, forms.NEW_NAME)
        failed += isinstance(transform_module(command, text), TransformFailure)
    seconds = time.perf_counter() - start
    figures = {
        "files": len(sample),
        "failed": failed,
        "bytes": sum(len(text.encode()) for _, text in texts),
        "seconds": seconds,
        "all_files": len(paths),
        "all_bytes": sum(path.stat().st_size for path in paths),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
