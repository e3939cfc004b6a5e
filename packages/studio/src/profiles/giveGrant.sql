-- Maps a user to the profile of the same name; a row comes back unless the user has a grant already.
insert into access_grant (user_name, domain_id, profile, given_at)
values ($1, $2, $1, $3)
on conflict (user_name) where revoked_at is null do nothing
returning id
