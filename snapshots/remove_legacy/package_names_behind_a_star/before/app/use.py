from app import legacy

getattr(legacy, "one", None)
