-- How many lines a replica's chain ($1) has up to a number ($2).
select count(*) as many from audit_line where replica = $1 and sequence <= $2
