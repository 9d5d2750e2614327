export interface Env {
  readonly OLD_URL: string;
  PORT?: string;
}
export type ServerEnv = { OLD_URL: string; NEW_URL: string };
export interface Both {
  NEW_URL: string;
  /** What the chart of 2021 sets. */
  OLD_URL: string;
}
export interface Optional {
  NEW_URL?: string;
  OLD_URL: string;
}
export interface Props {
  OLD_URL: string;
}
export type Key = keyof Env;
export type Value = Env["OLD_URL"];
export type Some = Pick<Env, "OLD_URL">;
export type Rec = Record<"OLD_URL", string>;
declare const OLD_URL: string;
