import { cleanEnv, str, url } from "envalid";

export const config = cleanEnv(process.env, {
  NEW_URL: url({ default: "wss://a" }),
});
export const socket = config.NEW_URL;
