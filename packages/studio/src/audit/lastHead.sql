-- The highest number of a replica's chain ($1) that a head in the database signs; null where none does.
select max(sequence) as sequence from audit_head where replica = $1
