import os

url = os.environb[b"OLD_URL"]
same = os.environb.get(b"OLD_URL", b"")
again = os.getenvb(b"OLD_URL")
