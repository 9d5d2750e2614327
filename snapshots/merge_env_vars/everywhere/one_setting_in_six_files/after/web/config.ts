export const socketUrl = process.env.NEW_URL;
