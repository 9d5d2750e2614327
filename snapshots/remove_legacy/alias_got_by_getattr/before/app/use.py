from app import api

found = getattr(api, "OldManager")
