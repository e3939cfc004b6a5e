-- Keeps a minted URL: the hash of its token, and its terms.
insert into presigned_url (token_hash, grant_id, minted_at, expires_at, session_seconds, landing, requester_address)
values ($1, $2, $3, $4, $5, $6, $7)
