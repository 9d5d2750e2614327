from app import states
from app.models import Status

print(states.State.active, Status.GONE)
