export const env = {
  NEW_URL: "wss://a",
  OLD_URL: "wss://a", // the old name
  MY_OLD_URL: "x",
};
export const other = { NEW_URL: 'wss://a', OLD_URL: "wss://a" };
export const third = { OLD_URL: process.env.OLD_URL, NEW_URL: process.env.NEW_URL, PORT: 1 };
export const fourth = {
  "NEW_URL": url(),
  ["OLD_URL"]: url()
};
