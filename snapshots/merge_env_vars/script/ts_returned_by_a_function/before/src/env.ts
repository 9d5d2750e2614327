export function getEnv() {
  return { OLD_URL: process.env.OLD_URL };
}
