from vendor.compat import Status
from vendor.compat import Status as S

print(Status.ACTIVE, Status.ACTIVE.value, S.ACTIVE, Status.GONE)
