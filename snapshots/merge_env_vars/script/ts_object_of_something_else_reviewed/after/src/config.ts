export const config = {
  NEW_URL: process.env.NEW_URL,
};
export const client = connect(config.NEW_URL);
