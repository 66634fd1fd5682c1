{key}-menu = {Room}
{key}-none = Nothing yet
{key}-name = Name
{key}-name-wrong = Give a name of at most 120 letters.
{key}-add = Add
{key}-added = Added.
