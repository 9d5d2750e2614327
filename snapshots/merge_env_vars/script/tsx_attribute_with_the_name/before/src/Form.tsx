export const Form = () => (
  <form>
    <EnvField name="OLD_URL" env={{ OLD_URL: "wss://a" }} />
    <Provider OLD_URL={process.env.OLD_URL} />
    <Field name={"OLD_URL"} />
  </form>
);
