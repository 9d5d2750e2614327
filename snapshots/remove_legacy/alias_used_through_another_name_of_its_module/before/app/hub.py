from app import api as interface
