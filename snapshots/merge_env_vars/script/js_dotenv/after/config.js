require('dotenv').config();
const config = dotenv.parse(file);
console.log(config.NEW_URL);
const { parsed: env } = dotenv.config();
console.log(env.NEW_URL);
