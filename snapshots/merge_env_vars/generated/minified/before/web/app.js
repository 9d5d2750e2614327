export const url = process.env.OLD_URL;
