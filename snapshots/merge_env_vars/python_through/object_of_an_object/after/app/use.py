from app.env import Core

x = Core.settings().env.get("K")
