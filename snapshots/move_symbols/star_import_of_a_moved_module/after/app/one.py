from app.constants import *  # noqa: F403

print(LIMIT)
