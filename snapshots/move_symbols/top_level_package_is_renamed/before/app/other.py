import oldpkg.models.user as user, oldpkg as o

print(user.User, o.VERSION)
