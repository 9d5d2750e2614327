export const url = process.env.NEW_URL;
