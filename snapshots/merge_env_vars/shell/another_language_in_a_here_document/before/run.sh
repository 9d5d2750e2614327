export OLD_URL=wss://a
python3 - <<'EOF'
import os
print(os.environ["OLD_URL"])
EOF
