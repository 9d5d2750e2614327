import { cleanEnv, str, url } from "envalid";

export const config = cleanEnv(process.env, {
  OLD_URL: url({ default: "wss://a" }),
});
export const socket = config.OLD_URL;
