import newpkg
import newpkg.models.user
from newpkg import VERSION

print(newpkg.VERSION, newpkg.models.user.User, VERSION, newpkg)
