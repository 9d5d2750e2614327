# Every user has a session; a user may be app.models.user or `user`.
print("user")
