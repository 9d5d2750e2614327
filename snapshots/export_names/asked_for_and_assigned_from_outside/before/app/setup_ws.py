import app.ws

app.ws.Context = object
