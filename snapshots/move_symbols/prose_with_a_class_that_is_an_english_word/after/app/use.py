# Session handling: app.http.Client. Sessions end; SESSION too.
x = 1
