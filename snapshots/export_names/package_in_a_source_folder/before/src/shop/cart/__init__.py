from .items import Item
