-- Lines before a moment ($1, $2, $3: time, replica, number; null for now), newest first, as many as asked for ($4).
select replica, sequence, at, line from audit_line
where $1::timestamptz is null or (at, replica, sequence) < ($1, $2, $3::bigint)
order by at desc, replica desc, sequence desc limit $4
