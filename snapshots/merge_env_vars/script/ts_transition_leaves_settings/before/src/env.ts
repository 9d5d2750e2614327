export interface Env { OLD_URL: string }
export type Url = Env["OLD_URL"];
export const names = ["OLD_URL"];
export const pairs = [["OLD_URL", "x"]];
export enum EnvKey { Url = "OLD_URL" }
export const options = { name: "OLD_URL", define: { "process.env.OLD_URL": '"x"' } };
export const image = "process.env.OLD_URL";
export const command = ["OLD_URL=1"];
spawn(`OLD_URL=1 node \${OLD_URL}`);
