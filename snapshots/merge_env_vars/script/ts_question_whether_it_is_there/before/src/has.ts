if ("OLD_URL" in process.env) start();
if (!("OLD_URL" in process.env)) stop();
if (process.env.hasOwnProperty("OLD_URL")) start();
if (Object.hasOwn(process.env, "OLD_URL")) start();
if (Object.prototype.hasOwnProperty.call(process.env, "OLD_URL")) start();
const known = "NEW_URL" in process.env || "OLD_URL" in process.env;
