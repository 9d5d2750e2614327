export const config = { ...process.env, OLD_URL: "wss://a" };
