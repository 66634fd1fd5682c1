menu-beds = Beds
board-title = Beds
board-present = present tonight
board-free = beds free
board-withheld = out of use or reserved
board-places = places
board-limit-floor = limit: floor area, 3.5 m² per person
board-occupancy = Occupancy
board-bedless = In the house, without a bed
board-conflict = bed given twice
board-occupied = taken
board-empty = No bed yet
board-empty-how = Buildings, their rooms and beds appear here as soon as they are described.
board-buildings = Buildings
board-no-rooms = This building has no room yet.
board-beds-n = { $n ->
    [one] { $n } bed
   *[other] { $n } beds
 }
board-state-free = free
board-state-held = reserved
board-state-blocked = out of use
