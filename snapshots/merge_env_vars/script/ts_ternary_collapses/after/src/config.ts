export const a = process.env.NEW_URL;
export const b = process.env.NEW_URL;
export const c = process.env.NEW_URL;
export const d = process.env.NEW_URL;
export const e = process.env.NEW_URL;
export const f = process.env.NEW_URL ? process.env.NEW_URL : "x";
export const g = production ? process.env.NEW_URL : process.env.OLD_URL;
