from app.ws import Zulu, Alpha, Other, Beta, Nice
