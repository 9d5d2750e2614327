export const Form = () => (
  <form>
    <EnvField name="OLD_URL" env={{ NEW_URL: "wss://a" }} />
    <Provider OLD_URL={process.env.NEW_URL} />
    <Field name={"OLD_URL"} />
  </form>
);
