export const url = process.env.NEW_URL ?? "x";
export const env = { NEW_URL: "a" };
export const names = ["NEW_URL"];
export const lines = [
  "NEW_URL",
];
