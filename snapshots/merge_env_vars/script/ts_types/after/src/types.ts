export interface Env {
  readonly NEW_URL: string;
  PORT?: string;
}
export type ServerEnv = { NEW_URL: string };
export interface Both {
  NEW_URL: string;
}
export interface Optional {
  NEW_URL?: string;
  OLD_URL: string;
}
export interface Props {
  OLD_URL: string;
}
export type Key = keyof Env;
export type Value = Env["NEW_URL"];
export type Some = Pick<Env, "NEW_URL">;
export type Rec = Record<"OLD_URL", string>;
declare const OLD_URL: string;
