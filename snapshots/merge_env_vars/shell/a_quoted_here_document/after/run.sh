cat > run.sh <<'EOF'
#!/bin/sh
export NEW_URL=wss://a
echo "$NEW_URL" "${NEW_URL:-x}" "${NEW_URL}"
EOF
ssh host sh <<'EOF'
echo "$NEW_URL"
EOF
