const { NEW_URL, OLD_URL } = process.env;
export const url = NEW_URL ?? OLD_URL;
