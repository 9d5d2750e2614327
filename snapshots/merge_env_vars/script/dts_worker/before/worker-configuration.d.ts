interface Env {
  OLD_URL: string;
  KV: KVNamespace;
}
type Names = keyof Env | "OLD_URL" | "NEW_URL";
declare function getEnv(name: "OLD_URL"): string;
declare module "env" {
  export const OLD_URL: string;
}
