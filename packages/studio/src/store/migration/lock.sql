-- Whether this transaction is now the only one that migrates: false while another replica does.
select pg_try_advisory_xact_lock(4747196001) as locked
