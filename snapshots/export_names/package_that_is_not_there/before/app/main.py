from app.wss import Context
