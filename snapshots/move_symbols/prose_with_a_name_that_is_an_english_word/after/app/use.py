# Every user has a session; a user may be app.accounts.account or `user`.
print("user")
