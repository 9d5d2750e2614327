cat > .env <<-EOF
	OLD_URL=wss://a
	NEW_URL=wss://b
	EOF
