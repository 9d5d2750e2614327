from app.models import Status

State = 3
print(Status.ACTIVE, State)
