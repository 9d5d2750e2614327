// @flow
const f = (url: ?string) => process.env.OLD_URL;
