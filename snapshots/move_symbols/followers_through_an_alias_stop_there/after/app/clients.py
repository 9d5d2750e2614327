from core.http import new_client as client_factory
