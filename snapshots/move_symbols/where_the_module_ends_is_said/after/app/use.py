from vendor import states
from vendor import states as S
from vendor.compat import Status

print(states.State.active, states.State.active.value, S.State.active, Status.GONE)
