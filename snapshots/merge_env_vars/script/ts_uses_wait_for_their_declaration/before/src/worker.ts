type Secrets = { OLD_URL: string; NEW_URL?: string };
export default {
  fetch: (request: Request, env: Secrets) => connect(env.OLD_URL),
};
