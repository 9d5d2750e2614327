from app.names import Context
