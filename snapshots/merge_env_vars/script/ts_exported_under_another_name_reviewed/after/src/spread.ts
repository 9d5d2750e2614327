export const config = { ...process.env, NEW_URL: "wss://a" };
