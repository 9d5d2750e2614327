import { ConfigModule } from "@nestjs/config";

export const configuration = ConfigModule.forRoot({
  validationSchema: Joi.object({ OLD_URL: Joi.string() }),
});
