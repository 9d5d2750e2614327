legacy() {
  NEW_URL="$OLD_URL"
}
legacy; ./server "$NEW_URL"
