def describe(key: str) -> str:
    if key == "NEW_URL":
        return "the address"
    match key:
        case "NEW_URL":
            return "the same"
        case {"NEW_URL": value}:
            return value
    return key
