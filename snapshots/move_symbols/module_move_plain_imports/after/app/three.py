import os, app.infra.cache as oc, sys

print(oc.get(os.sep), sys.path)
