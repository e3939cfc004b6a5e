-- The studio's audit: append-only, one hash chain a replica.

-- A row is one decision. Its hash is SHA-256 over the previous line's hash and the text of this one; 32 zero bytes
-- stand before the first.
create table audit_line (
  replica text not null,
  sequence bigint not null check (sequence > 0),
  at timestamptz not null,
  line text not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (replica, sequence)
);
create index audit_line_at on audit_line (at, replica, sequence);

-- A row is a moment at which a replica has signed its chain up to a line, with a key that is not in the database.
create table audit_head (
  replica text not null,
  sequence bigint not null,
  hash bytea not null,
  at timestamptz not null,
  signature bytea not null,
  primary key (replica, sequence)
);

-- A row says which opener may continue a replica's chain: the last one, and nobody before it.
create table audit_writer (
  replica text primary key,
  holder uuid not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger append_only before update or delete or truncate on audit_line
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on audit_head
  for each statement execute function refuse_change();
