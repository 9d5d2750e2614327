interface Secrets {
  OLD_URL: string;
}
interface Props {
  OLD_URL: string;
}
export default {
  fetch: (request: Request, env: Secrets) => connect(env.OLD_URL),
};
