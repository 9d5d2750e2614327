import { ConfigModule } from "@nestjs/config";

export const configuration = ConfigModule.forRoot({
  validationSchema: Joi.object({ NEW_URL: Joi.string() }),
});
