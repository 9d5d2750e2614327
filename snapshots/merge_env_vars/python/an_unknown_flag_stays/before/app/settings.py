command = ["run", "--pass", "NEW_URL", "--pass", "OLD_URL", "image"]
