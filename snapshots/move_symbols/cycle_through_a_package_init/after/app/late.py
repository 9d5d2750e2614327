from app.text.slugs import slugify

print(slugify("x"))
