export const config = {
  OLD_URL: process.env.OLD_URL,
};
export const client = connect(config.OLD_URL);
