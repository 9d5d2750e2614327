legacy() {
  :
}
legacy; ./server "$NEW_URL"
