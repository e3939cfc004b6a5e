-- Keeps a signed head; one that is there already stays.
insert into audit_head (replica, sequence, hash, at, signature) values ($1, $2, $3, $4, $5)
on conflict (replica, sequence) do nothing
