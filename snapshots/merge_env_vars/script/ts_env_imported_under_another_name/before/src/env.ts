export const env = { OLD_URL: process.env.OLD_URL };
export default { OLD_URL: process.env.OLD_URL };
