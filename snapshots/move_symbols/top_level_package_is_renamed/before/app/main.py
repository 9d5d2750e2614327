import oldpkg
import oldpkg.models.user
from oldpkg import VERSION

print(oldpkg.VERSION, oldpkg.models.user.User, VERSION, oldpkg)
