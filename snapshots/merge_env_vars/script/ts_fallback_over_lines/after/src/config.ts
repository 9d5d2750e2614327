export const url =
  process.env.NEW_URL || // the one of 2021
  "wss://localhost";
export const api =
  process.env.OLD_URL // the one of 2021
  ?? process.env.NEW_URL;
export const host = (
  process.env.NEW_URL
);
