import app.ws
import app.ws.context

app.ws.context.Context
app.ws.Context
