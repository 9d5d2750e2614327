from app import ws

CONTEXT = ws.Context
