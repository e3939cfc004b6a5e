-- The first replica, in the order of names, after one ($1) that has a line or a head; null where there is none. Without one ($1 null): the first of all.
select min(replica) as replica from (
  (select replica from audit_line where $1::text is null or replica > $1 order by replica limit 1)
  union all
  (select replica from audit_head where $1::text is null or replica > $1 order by replica limit 1)
) as found
