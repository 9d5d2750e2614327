const a = ["NEW_URL=wss://a", "OLD_URL=wss://a"];
const b = ["OLD_URL=wss://a", "PORT=1"];
const c = ["run", "-e", "OLD_URL=wss://a", "-e", "NEW_URL=wss://a"];
const d = ["NEW_URL=wss://a", "OLD_URL=wss://b"];
const e = [`OLD_URL=${process.env.OLD_URL}`, `NEW_URL=${process.env.NEW_URL}`];
