export const socketUrl = process.env.NEW_URL ?? process.env.OLD_URL;
