# Session handling: app.api.Session. Sessions end; SESSION too.
x = 1
