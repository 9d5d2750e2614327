const schema = Joi.object({
  OLD_URL: Joi.string().uri().required(),
}).unknown();
const { value: envVars } = schema.validate(process.env);
module.exports = { url: envVars.OLD_URL };
