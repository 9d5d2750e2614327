from app import hub

manager = hub.interface.OldManager()
