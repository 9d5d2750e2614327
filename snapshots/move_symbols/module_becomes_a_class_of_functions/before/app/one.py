from app import flags

print(flags.DEBUG, flags.enabled("a"))
