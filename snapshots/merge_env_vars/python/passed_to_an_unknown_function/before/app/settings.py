from app.lookup import lookup, required

url = lookup("OLD_URL")
must = required(name="OLD_URL", why="the gateway")
