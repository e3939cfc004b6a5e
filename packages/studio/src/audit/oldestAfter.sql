-- Lines that come after a number ($2) in the chain of their replica ($1), as many as asked for ($3).
select audit_line.replica, audit_line.sequence, at, line
from audit_line
left join unnest($1::text[], $2::bigint[]) as seen (replica, sequence) on seen.replica = audit_line.replica
where audit_line.sequence > coalesce(seen.sequence, 0)
order by audit_line.replica, audit_line.sequence limit $3
