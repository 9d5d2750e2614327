NAMES = ["X"
         , "NEW_URL"]
ENV = { "NEW_URL": 1
      }
