-- Keeps a name that the studio was given, unless it has one.
insert into setting (name, value) values ($1, $2) on conflict (name) do nothing
