interface Env {
  NEW_URL: string;
  KV: KVNamespace;
}
type Names = keyof Env | "NEW_URL";
declare function getEnv(name: "OLD_URL"): string;
declare module "env" {
  export const OLD_URL: string;
}
