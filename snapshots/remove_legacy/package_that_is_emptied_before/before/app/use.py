import json as simplejson

from app import legacy

try:
    import simplejson
except ImportError:
    pass
