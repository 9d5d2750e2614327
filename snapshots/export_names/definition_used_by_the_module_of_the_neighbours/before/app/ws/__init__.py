from .api import serve
