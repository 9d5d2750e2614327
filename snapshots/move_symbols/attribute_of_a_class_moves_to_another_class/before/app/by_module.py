from app import models

print(models.Status.ACTIVE, models.Status.GONE)
