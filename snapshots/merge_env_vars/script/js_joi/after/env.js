const schema = Joi.object({
  NEW_URL: Joi.string().uri().required(),
}).unknown();
const { value: envVars } = schema.validate(process.env);
module.exports = { url: envVars.NEW_URL };
