"""What comes after a kill: a look, the recovery, another look."""

from .invariants import Before, check, check_before_recovery, has_landed
from .stage import Stage

RECOVER = ("recover",)


def killed(stage: Stage, before: Before) -> list[str]:
    """What is wrong right after a kill."""
    return [f"before recovery, {wrong}" for wrong in check_before_recovery(stage.scene, before)]


def recovered(stage: Stage, before: Before) -> list[str]:
    """Recover, and say what is wrong then."""
    ended = stage.interpreter.run(stage.scene, RECOVER)
    failed = [f"recover ended with {ended}"] if ended.status else []
    stage.recoveries += 1
    asked = verified(stage) if stage.recoveries % stage.verify_every == 0 else []
    return [*failed, *check(stage.scene, before), *asked]


def verified(stage: Stage) -> list[str]:
    """What the tool itself says of the repository."""
    ended = stage.interpreter.run(stage.scene, ("verify",))
    return [f"verify ended with {ended}"] if ended.status else []


def goes_on(stage: Stage, before: Before) -> list[str]:
    """The same command once more: it has to bring to an end what is not yet done."""
    is_over = before.operation.lands == "old" and has_landed(stage.scene, before)
    ended = stage.interpreter.run(stage.scene, before.operation.arguments)
    # What has been taken back, by the recovery, cannot be taken back again.
    is_right = bool(ended.status) if is_over else not ended.status
    failed = [] if is_right else [f"the command, once more, ended with {ended}"]
    stays = before.operation.lasts and not has_landed(stage.scene, before)
    return [*failed, *(["once more, it did not land"] * stays), *check(stage.scene, before)]
