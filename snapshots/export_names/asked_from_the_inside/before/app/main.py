import app.ws.manager
