from app.ws.context import Context

LIMIT = 3
