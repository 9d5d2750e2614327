const env = { OLD_URL: "wss://a", NEW_URL: "wss://b" };
connect(env.OLD_URL, server.environment.OLD_URL);
