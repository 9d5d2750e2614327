a() {
  export OLD_URL=wss://a
}
b() {
  export NEW_URL=wss://b
}
