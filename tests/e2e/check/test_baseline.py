"""What is tolerated, and that it only falls."""

from pathlib import Path

import pytest

from tests.e2e.check.scenery import BASELINE, FILES, USES, Checked


def written(chat: Checked) -> list[str]:
    return [line for line in chat.read(BASELINE).splitlines() if line.startswith("{")][1:]


class TestCreation:
    def test_it_tolerates_what_is_there(self, chat: Checked) -> None:
        made = chat.check("--update-baseline")
        assert (made.status, made.out) == (0, "")
        assert written(chat) == [
            '{"rule": "imports", "path": "app/svc.py", "old": "app.old.make", "count": 1},',
            '{"rule": "imports", "path": "tests/test_svc.py", "old": "app.old.make", "count": 1},',
        ]
        assert chat.check().status == 0
        assert "2 tolerated" in chat.check().err
        assert chat.check("-v").out.count(" (tolerated)") == 2

    def test_elsewhere(self, chat: Checked, tmp_path: Path) -> None:
        place = tmp_path / "b.json"
        assert chat.check("--baseline", place).status == 2
        assert "error[baseline.not-found]" in chat.check("--baseline", place).err
        assert chat.check("--baseline", place, "--update-baseline").status == 0
        assert chat.check("--baseline", place).status == 0
        assert chat.check().status == 1
        assert not (chat.folder / BASELINE).exists()

    def test_where_nothing_can_be_written(self, chat: Checked, tmp_path: Path) -> None:
        shown = chat.check("--baseline", tmp_path / "no" / "b.json", "--update-baseline")
        assert shown.status == 2
        assert "error[disk.failed]" in shown.err
        assert "no/b.json cannot be used: No such file or directory" in shown.err

    def test_not_for_some_files(self, chat: Checked) -> None:
        shown = chat.check("--update-baseline", chat.folder / "app/svc.py")
        assert (shown.status, (chat.folder / BASELINE).exists()) == (2, False)
        assert "error[usage]" in shown.err


class TestFalling:
    @pytest.fixture(autouse=True)
    def _tolerated(self, chat: Checked) -> None:
        chat.check("--update-baseline")

    def test_more_than_tolerated_is_all_told(self, chat: Checked) -> None:
        chat.write("app/svc.py", f"{FILES['app/svc.py']}\n\nfrom app.old import make as m\n")
        shown = chat.check()
        assert shown.status == 1
        assert shown.out.count("app/svc.py:") == 2
        assert shown.out.count("(2 here, 1 tolerated)") == 2
        assert "tests/" not in shown.out

    def test_fewer_pass_and_can_be_lowered(self, chat: Checked) -> None:
        chat.write("app/svc.py", "")
        shown = chat.check()
        assert (shown.status, shown.out) == (0, "")
        assert "can be lowered: imports: app.old.make in app/svc.py" in shown.err
        assert shown.next == "check --update-baseline"
        assert chat.check("--update-baseline").status == 0
        assert len(written(chat)) == 1
        chat.write("app/svc.py", FILES["app/svc.py"])
        assert chat.check().status == 1

    def test_no_total_may_rise(self, chat: Checked) -> None:
        before = chat.read(BASELINE)
        chat.write("app/clean.py", FILES["app/svc.py"])
        shown = chat.check("--update-baseline")
        assert (shown.status, chat.read(BASELINE)) == (2, before)
        assert "error[baseline.would-rise]: imports: app.old.make is there more often" in shown.err

    def test_a_file_that_is_renamed_takes_its_count_along(self, chat: Checked) -> None:
        chat.git("mv", "app/svc.py", "app/service.py")
        assert chat.check().status == 1
        assert chat.check("--update-baseline").status == 0
        assert "app/service.py" in chat.read(BASELINE)
        assert "app/svc.py" not in chat.read(BASELINE)

    def test_a_given_file_is_held_against_its_own_entries(self, chat: Checked) -> None:
        shown = chat.check(chat.folder / "app/svc.py")
        assert shown.status == 0
        assert "lowered" not in shown.err

    def test_a_landed_phase_tolerates_nothing(self, chat: Checked) -> None:
        chat.git("add", BASELINE)
        chat.git("commit", "-qm", "baseline")
        chat.land()
        assert chat.check().status == 0
        chat.write("app/svc.py", FILES["app/svc.py"])
        shown = chat.check()
        assert shown.status == 1
        assert "(p1 has landed)" in shown.out
        assert f"{BASELINE} is outdated" in shown.err
        assert chat.check("--update-baseline").status == 1
        assert written(chat) == []

    def test_what_cannot_be_looked_into_keeps_its_entries(self, chat: Checked) -> None:
        before = chat.read(BASELINE)
        chat.write("app/svc.py", "from app.old import make\ndef (\n")
        chat.git("sparse-checkout", "set", "--no-cone", "/app/", "/migration.toml")
        shown = chat.check("--update-baseline")
        assert "can be lowered" not in shown.err
        assert "can be lowered" not in chat.check().err
        assert chat.read(BASELINE) == before

    def test_a_broken_one(self, chat: Checked) -> None:
        chat.write(BASELINE, '{\n"version": 1,\n"tolerated": [\n<<<<<<< HEAD\n')
        for arguments in ((), ("--update-baseline",)):
            shown = chat.check(*arguments)
            assert (shown.status, shown.out) == (2, "")
            assert f"error[baseline.broken]: {BASELINE}:4: " in shown.err

    def test_one_that_is_no_text(self, chat: Checked) -> None:
        (chat.folder / BASELINE).write_bytes(b"\xff\xfe{")
        assert "error[baseline.broken]" in chat.check().err


def test_without_one_everything_counts(chat: Checked) -> None:
    assert chat.json()["baseline"]["file"] is None
    assert chat.places() == USES
