"""Rollback: phases go back, last in first out, several as one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from migrator.app.records import Book, Refs
from migrator.app.session import Session
from migrator.app.workspace import Workspace
from migrator.core import ledger
from migrator.core.blame import BLAME_FILE
from migrator.core.ledger import Landing, Ledger
from migrator.core.outcomes import RollbackResult, TakenBack
from migrator.core.source import is_python
from migrator.errors import DefectError, Problem, RepositoryError, UsageError
from migrator.shell import compiling, history
from migrator.shell.commit_hooks import CommitHooks
from migrator.shell.git import records, refused
from migrator.shell.interpreter import project_python
from migrator.shell.private_worktree import PrivateWorktree
from migrator.shell.transaction.intent import Target, moves_between
from migrator.shell.transaction.kept import Kept


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person wants to go back: some phases, a run, or all."""

    phases: tuple[str, ...] = ()
    run: str | None = None
    all: bool = False

    def of(self, book: Ledger) -> list[Landing]:
        """The landings, newest first."""
        standing = list(reversed(book.standing))
        if self.all:
            return standing
        if self.run is not None:
            return self._of_run(standing)
        missing = [phase for phase in self.phases if book.of(phase) is None]
        if missing:
            raise UsageError(
                Problem(
                    "phase.not-landed",
                    f"phase `{missing[0]}` is not in the history of this branch",
                    "see what has landed: migrator status",
                )
            )
        newest = {phase: book.of(phase) for phase in self.phases}
        return [landing for landing in standing if newest.get(landing.phase) is landing]

    def _of_run(self, standing: list[Landing]) -> list[Landing]:
        found = [landing for landing in standing if landing.commit.run == self.run]
        if not found:
            raise UsageError(
                Problem(
                    "run.unknown",
                    f"no phase of a run `{self.run}` is in the history of this branch",
                    "see what has landed, and in which run: migrator status",
                )
            )
        return found


class Rollback:
    """Takes landings back."""

    def __init__(
        self, workspace: Workspace, session: Session, run: str, *, hooks: bool = True
    ) -> None:
        self._workspace = workspace
        self._session = session
        self._run = run
        self._hooks = hooks
        self._migration = workspace.manifest.migration.name
        self._book = Book(session.git, self._migration)

    def landings(self, chosen: Chosen) -> list[Landing]:
        """What is to go back, newest first."""
        landings = chosen.of(self._book.ledger())
        cut_off = [landing for landing in landings if not landing.base]
        if cut_off:
            raise refused(
                "repo.shallow",
                f"this shallow clone does not have what was before phase {cut_off[0].phase}",
                "fetch it: git fetch --unshallow",
            )
        return landings

    def dropped(self, landings: Sequence[Landing]) -> RollbackResult:
        """Take commits out of the history, while they are its end and nobody else has them."""
        self._session.check_fit()
        self._check_droppable(landings)
        now, base = self._session.head, landings[-1].base
        worktree = self._session.worktree(base)
        undone = [ref for landing in landings for ref in self._book.undone(landing, base)]
        what = f"Dropping {_named(landings)}"
        target = Target(now.branch, now.commit, base, tuple(undone), what)
        self._session.publish(worktree, target, [landing.tip for landing in landings])
        self._forget_originals(landings)
        return self._result(landings, [None] * len(landings), is_exact=True)

    def reverted(self, landings: Sequence[Landing], *, merge: bool = False) -> RollbackResult:
        """Undo landings by commits on top of what is there."""
        self._session.check_fit()
        now = self._session.head
        worktree = self._session.worktree(now.commit)
        hooks = self._session.hooks(asked=self._hooks)
        undo = self._merged_back if merge else self._put_back
        made: list[str] = []
        refs: Refs = ()
        tip = now.commit
        for landing in landings:
            tip = self._undoing(undo, worktree, landing, tip, hooks)
            made.append(tip)
            refs += self._book.undone(landing, tip)
        if not merge and now.commit == landings[0].tip:
            self._check_tree(landings, tip)
        worktree.clean(tip)
        target = Target(now.branch, now.commit, tip, refs, f"Rolling back {_named(landings)}")
        self._session.publish(worktree, target, [landing.tip for landing in landings])
        self._forget_originals(landings)
        result = self._result(landings, made, is_exact=not merge)
        return replace(result, hook_complaint=hooks.landed())

    # Ways to undo

    def _undoing(
        self,
        undo: Callable[[PrivateWorktree, Landing, str], None],
        worktree: PrivateWorktree,
        landing: Landing,
        tip: str,
        hooks: CommitHooks,
    ) -> str:
        undo(worktree, landing, tip)
        trailers = {
            ledger.MIGRATION: self._migration,
            ledger.PHASE: landing.phase,
            ledger.RUN: self._run,
            ledger.REVERTS: landing.commit.id,
            ledger.REVERTS_RUN: landing.commit.run,
            ledger.BASE_TREE: history.tree_of(worktree.git, tip),
        }
        if undo == self._merged_back:
            trailers[ledger.MERGED] = "by a merge"
        title = f'Roll back "{landing.commit.title}"'
        text = ledger.message(title, [f"This takes back {landing.commit.id}."], trailers)
        return worktree.commit(text, hooks)

    def _put_back(self, worktree: PrivateWorktree, landing: Landing, tip: str) -> None:
        """Exactly the phase's paths, exactly as they were."""
        moves = moves_between(worktree.git, landing.base, landing.tip)
        later = {move.path for move in moves_between(worktree.git, landing.tip, tip)}
        # What a later phase has added there stays true: its commit stays in the history.
        mine = [move for move in moves if move.path != BLAME_FILE or move.path not in later]
        touched = sorted(move.path for move in mine if move.path in later)
        if touched:
            raise self._touched_since(landing, touched)
        self._session.refuse_uncommitted(move.path for move in mine)
        worktree.put([(move.path, move.old) for move in mine])

    def _merged_back(self, worktree: PrivateWorktree, landing: Landing, tip: str) -> None:
        """By a merge of the undoing with what came later."""
        git = worktree.git
        worktree.lend()
        answer = git.answer("revert", "--no-commit", landing.commit.id)
        conflicts = records(git.out("diff", "--name-only", "--diff-filter=U", "-z"))
        if answer.status or conflicts:
            # Git gives some of them names of its own, which are no paths.
            own = {move.path for move in moves_between(git, landing.base, landing.commit.id)}
            mine = [path for path in conflicts if path in own]
            raise refused(
                "rollback.conflict",
                f"phase {landing.phase} cannot be taken out of what came later: "
                f"{', '.join(mine[:5]) or answer.complaint}",
                _by_hand(landing),
            )
        self._check_merged(worktree, landing, tip)

    def _check_merged(self, worktree: PrivateWorktree, landing: Landing, tip: str) -> None:
        """A merge has no promise of its own, so what it makes is looked at."""
        gate, root = self._workspace.manifest.gate, worktree.root
        if "syntax" not in gate.levels:
            return
        moves = moves_between(worktree.git, tip, worktree.tree())
        paths = [move.path for move in moves if move.new]
        own = [path for path in paths if is_python(path, (root / path).read_bytes()[:80])]
        python = project_python(self._session.repository.root, gate.python)
        faults = compiling.syntax(root, own, python.path)
        if faults:
            raise refused(
                "rollback.broken",
                f"taking phase {landing.phase} out of what came later gives files that do not "
                f"compile: {faults[0].place}: {faults[0].message}",
                _by_hand(landing),
            )

    # Checks

    def _touched_since(self, landing: Landing, paths: Sequence[str]) -> RepositoryError:
        commits = history.commits_touching(self._session.git, landing.tip, "HEAD", paths)
        some = ", ".join(paths[:5]) + (f" and {len(paths) - 5} more" if len(paths) > 5 else "")
        return refused(
            "rollback.touched-since",
            f"later work has changed files of phase {landing.phase}: {some}; "
            f"it is in: {'; '.join(commits[:5])}",
            "take that work back first (a later phase: name it as well), or merge: "
            f"migrator rollback {landing.phase} --merge",
        )

    def _check_tree(self, landings: Sequence[Landing], tip: str) -> None:
        git = self._session.git
        if history.tree_of(git, tip) != history.tree_of(git, landings[-1].base) and _adjoin(
            landings
        ):
            raise DefectError(
                Problem(
                    "tool.defect",
                    "what would be the tree is not the tree from before",
                    "please report this; nothing was changed",
                )
            )

    def _check_droppable(self, landings: Sequence[Landing]) -> None:
        if self._session.head.commit != landings[0].tip or not _adjoin(landings):
            raise refused(
                "rollback.not-the-end",
                f"{_named(landings)} is not the end of the history, so it cannot be dropped",
                _by_a_commit(landings),
            )
        git, oldest = self._session.git, landings[-1].commit.id
        published = history.branches_with(git, oldest, "refs/remotes")
        if published:
            raise refused(
                "rollback.published",
                f"{published[0]} has it already, so it cannot be dropped",
                _by_a_commit(landings),
            )

    def _forget_originals(self, landings: Sequence[Landing]) -> None:
        kept = Kept(self._session.places.kept)
        for landing in landings:
            kept.forget(landing.tip)

    def _result(
        self, landings: Sequence[Landing], made: Sequence[str | None], *, is_exact: bool
    ) -> RollbackResult:
        git = self._session.git
        tree = history.tree_of(git, "HEAD")
        phases = [
            TakenBack(
                landing.phase,
                landing.commit.id,
                undo,
                len(moves_between(git, landing.base, landing.commit.id)),
            )
            for landing, undo in zip(landings, made, strict=True)
        ]
        before = history.tree_of(git, landings[-1].base)
        return RollbackResult(phases, tree, tree == before, is_exact)


def _adjoin(landings: Sequence[Landing]) -> bool:
    """Whether nothing lies between them."""
    pairs = pairwise(landings)
    return all(newer.base == older.tip for newer, older in pairs)


def _named(landings: Sequence[Landing]) -> str:
    return ", ".join(f"phase {landing.phase}" for landing in landings)


def _by_hand(landing: Landing) -> str:
    return f"take it back by hand: git revert {landing.commit.id[:10]}; nothing was changed"


def _by_a_commit(landings: Sequence[Landing]) -> str:
    phases = " ".join(landing.phase for landing in reversed(landings))
    return f"undo it by a commit instead: migrator rollback {phases}"
