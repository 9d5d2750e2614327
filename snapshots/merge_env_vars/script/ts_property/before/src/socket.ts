const url = process.env.OLD_URL;
const other = process.env.MY_OLD_URL + process.env.OLD_URL_X + process.env.old_url;
export const open = () => new WebSocket(process.env.OLD_URL as string, process.env["NODE_ENV"]);
