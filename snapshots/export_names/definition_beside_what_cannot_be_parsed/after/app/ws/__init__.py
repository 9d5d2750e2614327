from app.ws.context import Context
