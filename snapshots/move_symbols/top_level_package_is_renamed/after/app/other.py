import newpkg as o
from newpkg.models import user

print(user.User, o.VERSION)
