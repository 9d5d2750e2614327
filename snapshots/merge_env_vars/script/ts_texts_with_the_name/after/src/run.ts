exec("NEW_URL=wss://a node server.js");
exec("cross-env PORT=1 OLD_URL=wss://a node server.js");
exec("echo $NEW_URL ${NEW_URL:-x}");
exec(`echo $NEW_URL \${NEW_URL}`);
exec(`NEW_URL=${process.env.NEW_URL} node server.js`);
write(".env", "PORT=1\nNEW_URL=wss://a\n");
write(".env", `NEW_URL=wss://a
OLD_URL=wss://a
`);
const local = `${OLD_URL}`;
throw new Error("OLD_URL is not set");
