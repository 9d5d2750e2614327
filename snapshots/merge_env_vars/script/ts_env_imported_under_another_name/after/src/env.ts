export const env = { NEW_URL: process.env.NEW_URL };
export default { NEW_URL: process.env.NEW_URL };
