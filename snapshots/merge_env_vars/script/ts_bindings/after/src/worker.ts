interface Secrets {
  NEW_URL: string;
}
interface Props {
  OLD_URL: string;
}
export default {
  fetch: (request: Request, env: Secrets) => connect(env.NEW_URL),
};
