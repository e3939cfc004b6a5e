-- Makes this opener ($2) the only one that may continue a replica's chain ($1). Waits for a line that is being written.
insert into audit_writer (replica, holder) values ($1, $2)
on conflict (replica) do update set holder = excluded.holder
