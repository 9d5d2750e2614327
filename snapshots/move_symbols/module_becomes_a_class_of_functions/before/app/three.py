import app.flags

print(app.flags.DEBUG)
