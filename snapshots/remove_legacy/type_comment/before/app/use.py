import app.api as api

user = None  # type: api.Old
