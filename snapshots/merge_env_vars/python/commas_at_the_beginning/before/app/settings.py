NAMES = ["X"
         , "OLD_URL"
         , "NEW_URL"]
ENV = { "NEW_URL": 1
      , "OLD_URL": 1
      }
