export type Name = "NEW_URL" | "PORT";
export type EnvName = "NEW_URL" | "PORT";
export type Some = "OLD_URL" | "PORT";
export type Lines =
  | "PORT"
  | "NEW_URL";
export type First = "NEW_URL";
export function get(name: "NEW_URL"): string;
