menu-home = Home
home-hello = Hello { $value }
home-alone = children alone
home-present = present tonight
home-free = free beds
home-places = Go to
home-waits = To do now
