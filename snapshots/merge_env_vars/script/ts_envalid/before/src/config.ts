import { cleanEnv, str, url } from "envalid";

export const env = cleanEnv(process.env, {
  OLD_URL: url({ default: "wss://a" }),
});
export const socket = env.OLD_URL;
