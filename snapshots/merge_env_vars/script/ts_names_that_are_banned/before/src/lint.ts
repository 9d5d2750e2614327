export const FORBIDDEN_VARIABLES = ["OLD_URL", "NEXT_PUBLIC_SECRET"];
const deprecatedEnv = new Set(["OLD_URL"]);
const removedVars = { OLD_URL: true };
for (const name of FORBIDDEN_VARIABLES) if (name in process.env) throw new Error(name);
