export const a = getEnv("NEW_URL", "x");
export const b = getEnv("NEW_URL");
export const c = getEnv("NEW_URL", getOther("OLD_URL"));
export const d = Deno.env.get("NEW_URL") ?? "x";
