import subprocess
import sys

exec("from app.auth import check_token")
eval("check_token('a')")
subprocess.run([sys.executable, "-c", "import app.auth; app.auth.check_token('x')"])
