const { env: e2 } = require("./env");
connect(e2.OLD_URL);
