from .request import Request
