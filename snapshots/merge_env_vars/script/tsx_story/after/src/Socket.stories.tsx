export default {
  title: "Socket",
  parameters: { env: { NEW_URL: "wss://a" } },
};
export const Default = { args: { OLD_URL: "wss://a" } };
