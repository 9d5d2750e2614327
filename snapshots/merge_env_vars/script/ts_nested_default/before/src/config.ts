export const a = getEnv("NEW_URL", getEnv("OLD_URL", "x"));
export const b = getEnv("OLD_URL", getEnv("NEW_URL"));
export const c = getEnv("NEW_URL", getOther("OLD_URL"));
export const d = Deno.env.get("NEW_URL") ?? Deno.env.get("OLD_URL") ?? "x";
