from app import ws

try:
    CONTEXT = ws.Context
except AttributeError:
    CONTEXT = None
