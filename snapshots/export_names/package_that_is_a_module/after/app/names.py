from app.ws.context import Context as Context

LIMIT = 3
