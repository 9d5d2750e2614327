# OLD_URL: where the server is.
echo "OLD_URL is not set"
log_error "set OLD_URL=... first"
echo "usage: OLD_URL=... $0"
