const vars = process.env;
const url = vars.NEW_URL;
const other = settings.OLD_URL || settings.NEW_URL;
