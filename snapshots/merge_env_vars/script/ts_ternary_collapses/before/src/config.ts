export const a = process.env.NEW_URL ? process.env.NEW_URL : process.env.OLD_URL;
export const b = process.env.NEW_URL !== undefined ? process.env.NEW_URL : process.env.OLD_URL;
export const c = !process.env.NEW_URL ? process.env.OLD_URL : process.env.NEW_URL;
export const d = process.env.OLD_URL ? process.env.OLD_URL : process.env.NEW_URL;
export const e = "NEW_URL" in process.env ? process.env.NEW_URL : process.env.OLD_URL;
export const f = process.env.OLD_URL ? process.env.OLD_URL : "x";
export const g = production ? process.env.NEW_URL : process.env.OLD_URL;
