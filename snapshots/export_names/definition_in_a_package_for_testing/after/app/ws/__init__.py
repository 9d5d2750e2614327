from .testing.client import Client
