const { cleanEnv, str } = require("envalid");
const cfg = cleanEnv(process.env, { NEW_URL: str() });
module.exports = cfg;
