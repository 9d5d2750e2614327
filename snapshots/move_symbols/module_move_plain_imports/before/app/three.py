import os, app.old_cache as oc, sys

print(oc.get(os.sep), sys.path)
