cat > run.sh <<'EOF'
export OLD_URL=wss://a
export NEW_URL=wss://b
echo "$OLD_URL" "$NEW_URL"
EOF
