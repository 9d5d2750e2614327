spawn("node", ["server.js"], { env: { ...process.env, OLD_URL: url } });
const env: NodeJS.ProcessEnv = { OLD_URL: "wss://a", ...process.env };
const merged = { ...process.env, "OLD_URL": "wss://a" };
start({ env: { OLD_URL } });
