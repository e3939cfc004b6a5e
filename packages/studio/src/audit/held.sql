-- A row where the opener ($2) is the last one of a replica's chain ($1).
select replica from audit_writer where replica = $1 and holder = $2
