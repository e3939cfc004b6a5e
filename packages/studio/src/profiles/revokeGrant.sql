-- Takes a user's grant back; a row comes back where there was one.
update access_grant set revoked_at = $2
where user_name = $1 collate "C" and revoked_at is null
returning id
