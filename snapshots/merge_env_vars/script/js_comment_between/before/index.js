const url = process.env.NEW_URL || /* until May */ process.env.OLD_URL;
const other = process.env.NEW_URL /* new */ || process.env.OLD_URL /* old */ || 'x';
