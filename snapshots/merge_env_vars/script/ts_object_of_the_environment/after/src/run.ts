spawn("node", ["server.js"], { env: { ...process.env, NEW_URL: url } });
const env: NodeJS.ProcessEnv = { NEW_URL: "wss://a", ...process.env };
const merged = { ...process.env, "NEW_URL": "wss://a" };
start({ env: { NEW_URL: OLD_URL } });
