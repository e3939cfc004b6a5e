-- Lines of a replica's chain ($1) after a number ($2), as many as asked for ($3).
select sequence, at, line, previous_hash as "previousHash", hash
from audit_line where replica = $1 and sequence > $2 order by sequence limit $3
