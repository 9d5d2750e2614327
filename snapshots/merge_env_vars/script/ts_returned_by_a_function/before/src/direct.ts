export const settings = () => ({ ...process.env, OLD_URL: "wss://a" });
