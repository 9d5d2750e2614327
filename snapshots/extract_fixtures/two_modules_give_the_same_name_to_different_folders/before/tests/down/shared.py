from app.presence import Presence

room = Presence("cellar")
