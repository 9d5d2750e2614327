export const env = {
  NEW_URL: "wss://a",
  OLD_URL: "wss://b",
};
export const methods = {
  env: {
    NEW_URL() { return 1; },
    get OLD_URL() { return 1; },
  },
};
export const variables = { env: { OLD_URL, NEW_URL } };
