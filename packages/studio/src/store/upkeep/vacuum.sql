-- Gives the room of dead rows back to their tables, and counts anew for the planner.
vacuum (analyze)
