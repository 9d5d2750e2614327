from app import models
from app import states

print(states.State.active, models.Status.GONE)
