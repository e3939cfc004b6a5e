-- What every replica must hear of: one counter, and a word on the channel, at each change of a table that decides.
create table change (
  only_row boolean primary key default true check (only_row),
  revision bigint not null default 0
);
insert into change default values;

create function tell_change() returns trigger language plpgsql as $$
begin
  update change set revision = revision + 1;
  perform pg_notify('fourthright_change', '');
  return null;
end
$$;

-- Names that are made once, when the studio first starts: pool, client, domain.
create table setting (
  name text primary key,
  value text not null
);
