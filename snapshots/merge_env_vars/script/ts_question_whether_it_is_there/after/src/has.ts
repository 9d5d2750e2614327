if ("NEW_URL" in process.env) start();
if (!("NEW_URL" in process.env)) stop();
if (process.env.hasOwnProperty("NEW_URL")) start();
if (Object.hasOwn(process.env, "NEW_URL")) start();
if (Object.prototype.hasOwnProperty.call(process.env, "NEW_URL")) start();
const known = "NEW_URL" in process.env;
