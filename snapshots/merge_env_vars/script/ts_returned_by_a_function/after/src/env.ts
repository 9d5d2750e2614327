export function getEnv() {
  return { NEW_URL: process.env.NEW_URL };
}
