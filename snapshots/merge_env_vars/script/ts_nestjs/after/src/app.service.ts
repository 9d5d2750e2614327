import { ConfigService } from "@nestjs/config";

export class AppService {
  constructor(private readonly configService: ConfigService, private readonly cache: Cache) {}
  url() {
    return this.configService.getOrThrow<string>("NEW_URL");
  }
  cached() {
    return this.cache.get("OLD_URL");
  }
}
