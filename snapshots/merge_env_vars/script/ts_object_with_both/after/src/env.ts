export const env = {
  NEW_URL: "wss://a",
  MY_OLD_URL: "x",
};
export const other = { NEW_URL: 'wss://a' };
export const third = { NEW_URL: process.env.NEW_URL, PORT: 1 };
export const fourth = {
  "NEW_URL": url()
};
