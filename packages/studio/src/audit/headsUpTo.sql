-- Signed heads of a replica's chain ($1) after one number ($2), up to another ($3).
select replica, sequence, hash, at, signature
from audit_head where replica = $1 and sequence > $2 and sequence <= $3 order by sequence
