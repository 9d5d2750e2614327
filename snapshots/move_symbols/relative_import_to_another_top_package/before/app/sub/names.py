from ..util import slug as make_slug
