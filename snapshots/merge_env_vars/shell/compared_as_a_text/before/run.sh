case "$1" in
  OLD_URL) echo yes ;;
esac
[ "$1" = "OLD_URL" ]
case $OLD_URL in
  wss://*) ;;
esac
