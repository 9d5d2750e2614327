from datetime import datetime, timezone


def now(tz=timezone.utc):
    return datetime.now(tz or timezone.utc).astimezone(timezone.utc), f"{timezone.utc} UTC", timezone.utc.utcoffset
