const { cleanEnv, str } = require("envalid");
const cfg = cleanEnv(process.env, { OLD_URL: str() });
module.exports = cfg;
