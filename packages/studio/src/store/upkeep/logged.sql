-- How many bytes PostgreSQL has logged since it was made.
select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint as logged
