duplicate-line-different = Not the same person as another file that looks alike
duplicate-line-moved = Already known: continued in the earlier file
