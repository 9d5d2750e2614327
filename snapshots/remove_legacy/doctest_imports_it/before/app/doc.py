"""How to use it.

>>> from app.api import Old
>>> Old().user
'ann'
"""
