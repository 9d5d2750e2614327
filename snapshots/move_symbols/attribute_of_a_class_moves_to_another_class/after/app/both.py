from app.models import Status
from app import states

print(states.State.active, Status.GONE)
