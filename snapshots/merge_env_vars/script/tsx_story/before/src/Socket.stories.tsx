export default {
  title: "Socket",
  parameters: { env: { OLD_URL: "wss://a", NEW_URL: "wss://a" } },
};
export const Default = { args: { OLD_URL: "wss://a" } };
