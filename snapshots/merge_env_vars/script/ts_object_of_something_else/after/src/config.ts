export const config = {
  OLD_URL: process.env.NEW_URL,
};
export const client = connect(config.OLD_URL);
export default connect({ OLD_URL: 1 });
