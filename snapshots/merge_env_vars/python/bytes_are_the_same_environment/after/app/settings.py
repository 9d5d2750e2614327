import os

url = os.environb[b"NEW_URL"]
same = os.environb.get(b"NEW_URL", b"")
again = os.getenvb(b"NEW_URL")
