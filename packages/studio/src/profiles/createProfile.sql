-- Makes a user profile; a row comes back where it is new.
insert into user_profile (domain_id, name, region, label, created_at)
values ($1, $2, $3, $4, $5)
on conflict do nothing
returning name
