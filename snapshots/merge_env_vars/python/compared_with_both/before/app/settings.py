def describe(key: str) -> str:
    if key == "OLD_URL" or key == "NEW_URL":
        return "the address"
    match key:
        case "OLD_URL" | "NEW_URL":
            return "the same"
    name = "NEW_URL" if key else "OLD_URL"
    return name
