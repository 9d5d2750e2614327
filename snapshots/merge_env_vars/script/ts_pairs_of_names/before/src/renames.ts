const renames = { OLD_URL: "NEW_URL" };
const pairs = [["OLD_URL", "NEW_URL"], ["A", "B"]];
const entries = new Map([["OLD_URL", "wss://a"]]);
rename("OLD_URL", "NEW_URL");
