import { cleanEnv, str, url } from "envalid";

export const env = cleanEnv(process.env, {
  NEW_URL: url({ default: "wss://a" }),
});
export const socket = env.NEW_URL;
