from app.env import ENV

ENV.write("K", "v")
x = ENV.read("K")
y = ENV.has("K")
ENV.drop("K")
