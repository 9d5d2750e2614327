from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, rule

from app.presence import Presence

presence = Presence()


class Machine(RuleBasedStateMachine):
    @rule()
    def enter(self):
        assert presence.enter("ann")


TestMachine = Machine.TestCase
TestMachine.settings = settings(max_examples=2, stateful_step_count=2)
