ENV = {
    "NEW_URL": make_url(),
    "OLD_URL": make_url(),
}
