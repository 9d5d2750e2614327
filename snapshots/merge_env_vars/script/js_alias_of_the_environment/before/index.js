const vars = process.env;
const url = vars.OLD_URL || vars.NEW_URL;
const other = settings.OLD_URL || settings.NEW_URL;
