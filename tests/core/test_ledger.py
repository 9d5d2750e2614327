"""What a history says, read from trailers."""

import pytest

from migrator.core import ledger
from migrator.core.ledger import Commit, Ledger, Record, read_records


def commit(name: str, *parents: str, **trailers: str) -> Commit:
    named = {f"Migration-{key}": value for key, value in trailers.items()}
    return Commit(name, f"tree of {name}", parents, "2026-01-01", f"title of {name}", named)


def read(*commits: Commit) -> Ledger:
    """The ledger of commits, oldest first."""
    return Ledger.read(commits[::-1])


A = commit("a1", "base", Phase="a", Run="first")
B = commit("b1", "a1", Phase="b", Run="first")
A_AGAIN = commit("a2", "b1", Phase="a", Run="second")


class TestLandings:
    def test_they_come_oldest_first(self) -> None:
        found = read(A, B, A_AGAIN)
        assert [landing.commit.id for landing in found.landings] == ["a1", "b1", "a2"]
        assert found.standing == found.landings

    def test_one_starts_from_its_parent_and_ends_with_itself(self) -> None:
        landing = read(A).landings[0]
        assert (landing.base, landing.tip, landing.is_standing) == ("base", "a1", True)

    def test_one_without_a_parent_has_no_base(self) -> None:
        assert not read(commit("root", Phase="a")).landings[0].base

    def test_the_newest_of_a_phase_counts(self) -> None:
        found = read(A, B, A_AGAIN).of("a")
        assert found is not None
        assert found.commit is A_AGAIN

    def test_an_unknown_phase_has_none(self) -> None:
        assert (read(A).of("z"), read(A).last_of("z")) == (None, None)

    def test_a_commit_without_a_phase_is_none(self) -> None:
        assert read(commit("x", "y", Run="first")).landings == []


class TestCompanions:
    def test_one_belongs_to_the_phase_that_it_stands_on(self) -> None:
        found = read(A, commit("a1+", "a1", Phase="a", Ignores="a1"), B)
        assert [landing.tip for landing in found.landings] == ["a1+", "b1"]

    def test_one_that_stands_elsewhere_belongs_to_none(self) -> None:
        assert read(A, commit("x", "other", Phase="a", Ignores="a1")).landings[0].tip == "a1"

    def test_a_rebase_changes_nothing(self) -> None:
        found = read(A, commit("a1+", "a1", Phase="a", Ignores="another name"))
        assert found.landings[0].tip == "a1+"


class TestReverts:
    def test_what_was_taken_back_stands_no_longer(self) -> None:
        undo = commit("u", "b1", Phase="a", Reverts="a1")
        found = read(A, B, undo)
        assert [landing.phase for landing in found.standing] == ["b"]
        last = found.last_of("a")
        assert last is not None
        assert last.undone_by is undo

    def test_the_commit_that_is_named_goes_back_and_not_the_newest(self) -> None:
        found = read(A, B, A_AGAIN, commit("u", "a2", Phase="a", Reverts="a1"))
        assert [landing.commit.id for landing in found.standing] == ["b1", "a2"]

    def test_after_a_rebase_the_newest_of_the_phase_goes_back(self) -> None:
        found = read(A, B, A_AGAIN, commit("u", "a2", Phase="a", Reverts="another name"))
        assert [landing.commit.id for landing in found.standing] == ["a1", "b1"]

    def test_one_after_the_other_goes_back(self) -> None:
        undos = [commit("u", "a2", Phase="a", Reverts="a2")]
        undos.append(commit("v", "u", Phase="a", Reverts="a1"))
        assert [landing.phase for landing in read(A, B, A_AGAIN, *undos).standing] == ["b"]

    def test_a_phase_that_lands_after_it_stands(self) -> None:
        found = read(A, commit("u", "a1", Phase="a", Reverts="a1"), A_AGAIN).of("a")
        assert found is not None
        assert found.commit is A_AGAIN

    def test_a_companion_goes_with_its_phase(self) -> None:
        companion = commit("a1+", "a1", Phase="a", Ignores="a1")
        found = read(A, companion, commit("u", "a1+", Phase="a", Reverts="a1"))
        assert (found.landings[0].tip, found.landings[0].is_standing) == ("a1+", False)

    def test_one_of_something_unknown_is_passed_over(self) -> None:
        assert read(commit("u", "x", Phase="a", Reverts="a0"), A).standing[0].commit is A


class TestMessages:
    def test_trailers_are_the_last_paragraph(self) -> None:
        text = ledger.message("Title", ["one", "two"], {"Migration": "m", "Migration-Phase": "p"})
        assert text == "Title\n\none\ntwo\n\nMigration: m\nMigration-Phase: p\n"

    def test_a_body_may_be_missing(self) -> None:
        assert ledger.message("Title", (), {"Migration": "m"}) == "Title\n\nMigration: m\n"

    def test_what_git_prints_of_them_is_read(self) -> None:
        text = "Migration: m\nno trailer\nMigration-Manifest: sha256:12\nMigration: n\n"
        assert ledger.parsed_trailers(text) == {"Migration": "n", "Migration-Manifest": "sha256:12"}

    @pytest.mark.parametrize(("said", "number"), [("7", 7), ("many", 0), ("-1", 0), ("", 0)])
    def test_a_number_of_edits_that_is_none_counts_as_none(self, said: str, number: int) -> None:
        assert commit("a", Edits=said).edits == number

    def test_a_manifest_is_named_by_its_text(self) -> None:
        assert ledger.digest("") == (
            "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )


class TestRecords:
    def test_they_are_read_back_as_they_are_named(self) -> None:
        held = {"base": "b", "commit": "c", "manifest": "m", "undo": "u"}
        refs = {ledger.record_ref("walk", 7, "a-b", kind): oid for kind, oid in held.items()}
        assert next(iter(refs)) == "refs/migrator/walk/007-a-b/base"
        assert read_records("walk", refs) == [Record(7, "a-b", "b", "c", "m", "u")]

    def test_they_come_in_the_order_of_their_numbers(self) -> None:
        refs = {
            ledger.record_ref("walk", number, "a", "base"): "b" for number in (1000, 2, 11, 999)
        }
        assert [found.number for found in read_records("walk", refs)] == [2, 11, 999, 1000]

    def test_what_is_no_record_is_passed_over(self) -> None:
        assert read_records("walk", {"refs/migrator/walk/mine": "b"}) == []
