export type Name = "NEW_URL" | "OLD_URL" | "PORT";
export type EnvName = "OLD_URL" | "PORT";
export type Some = "OLD_URL" | "PORT";
export type Lines =
  | "PORT"
  | "OLD_URL"
  | "NEW_URL";
export type First = "OLD_URL" | "NEW_URL";
export function get(name: "OLD_URL" | "NEW_URL"): string;
