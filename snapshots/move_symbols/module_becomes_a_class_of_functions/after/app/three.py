import app.config

print(app.config.Flags.DEBUG)
