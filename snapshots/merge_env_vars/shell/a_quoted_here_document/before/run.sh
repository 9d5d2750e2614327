cat > run.sh <<'EOF'
#!/bin/sh
export OLD_URL=wss://a
echo "$OLD_URL" "${OLD_URL:-x}" "${NEW_URL:-$OLD_URL}"
EOF
ssh host sh <<'EOF'
echo "$OLD_URL"
EOF
