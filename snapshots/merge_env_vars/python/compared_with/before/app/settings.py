def describe(key: str) -> str:
    if key == "OLD_URL":
        return "the address"
    match key:
        case "OLD_URL":
            return "the same"
        case {"OLD_URL": value}:
            return value
    return key
