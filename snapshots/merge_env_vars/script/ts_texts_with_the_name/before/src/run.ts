exec("OLD_URL=wss://a node server.js");
exec("cross-env PORT=1 OLD_URL=wss://a node server.js");
exec("echo $OLD_URL ${OLD_URL:-x}");
exec(`echo $OLD_URL \${OLD_URL}`);
exec(`OLD_URL=${process.env.OLD_URL} node server.js`);
write(".env", "PORT=1\nOLD_URL=wss://a\n");
write(".env", `NEW_URL=wss://a
OLD_URL=wss://a
`);
const local = `${OLD_URL}`;
throw new Error("OLD_URL is not set");
