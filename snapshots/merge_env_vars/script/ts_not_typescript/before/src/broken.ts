const url = process.env.OLD_URL;
function (
