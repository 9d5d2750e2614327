from app.old_consts import *  # noqa: F403

print(LIMIT)
