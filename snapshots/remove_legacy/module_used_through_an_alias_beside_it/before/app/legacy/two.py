import app.legacy.one
from app import legacy as package

package.one.make()
