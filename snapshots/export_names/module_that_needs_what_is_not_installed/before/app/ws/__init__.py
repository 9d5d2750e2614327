from .manager import Manager
