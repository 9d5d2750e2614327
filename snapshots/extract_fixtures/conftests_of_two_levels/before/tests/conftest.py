from app.ws.manager import get_manager

manager = get_manager()
