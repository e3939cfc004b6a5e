-- Puts a policy in force, in the place of the one of that name.
insert into policy_document (name, kind, attached_to, document, changed_at)
values ($1, $2, $3, $4, $5)
on conflict (name) do update
set kind = excluded.kind, attached_to = excluded.attached_to, document = excluded.document, changed_at = excluded.changed_at
