-- A row is a name that the studio was given.
select name, value from setting
