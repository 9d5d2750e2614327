from core.base import make_client as client_factory
