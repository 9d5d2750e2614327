export const url = process.env.NEW_URL ?? process.env.OLD_URL ?? process.env.LEGACY_URL ?? "x";
export const env = { OLD_URL: "a", LEGACY_URL: "a", NEW_URL: "a" };
export const names = ["OLD_URL", "LEGACY_URL", "NEW_URL"];
export const lines = [
  "NEW_URL",
  "OLD_URL",
  "LEGACY_URL"
];
