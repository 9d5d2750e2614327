from app.models import Status

print(Status.ACTIVE, Status.GONE)
