from vendor.compat import Status
from vendor import states
from vendor import states as S

print(states.State.active, states.State.active.value, S.State.active, Status.GONE)
