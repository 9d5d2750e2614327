from app import auth

TABLE = {"check_token": 1, "app.auth.check_token": 2}
kind = TABLE["check_token"]
found = getattr(auth, "check_token")
there = hasattr(auth, "check_token")
default = getattr(object(), "check_token", None)


def log(record):
    record.update(check_token=1)
    return record["check_token"]
