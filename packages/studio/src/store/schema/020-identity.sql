-- A user of a pool. Who may sign in and keep what is open: rows with enabled = true.
create table pool_user (
  sub uuid primary key,
  pool_id text not null,
  -- Exact code points, as they were given: nothing is folded or normalised.
  name text collate "C" not null,
  status text not null check (status in ('FORCE_CHANGE_PASSWORD', 'CONFIRMED', 'EXTERNAL_PROVIDER')),
  enabled boolean not null default true,
  groups text[] not null default '{}',
  -- scrypt's parameters, salt and hash; null where a corporate provider knows the user and the pool no password.
  password_hash text,
  -- Until when a temporary password opens; null where it is permanent.
  temporary_until timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  unique (pool_id, name),
  check ((status = 'EXTERNAL_PROVIDER') = (password_hash is null)),
  check ((status = 'FORCE_CHANGE_PASSWORD') = (temporary_until is not null))
);

create trigger pool_user_changed after update of status, enabled or delete on pool_user
  for each statement execute function tell_change();

-- A signing key of a pool: one is current, one is next, the others are kept until their tokens have ended.
create table pool_key (
  kid text primary key,
  pool_id text not null,
  state text not null check (state in ('next', 'current', 'retired')),
  public_jwk jsonb not null,
  -- The private key, sealed by the vault.
  sealed bytea not null,
  -- Until when a retired key verifies; null before.
  verifiable_until timestamptz,
  created_at timestamptz not null,
  check ((state = 'retired') = (verifiable_until is not null))
);
create unique index pool_key_in_use on pool_key (pool_id, state) where state <> 'retired';

-- A sign-in and the refresh tokens that came of it one after the other: they end together.
create table pool_token_family (
  -- As its access tokens say it.
  origin_jti uuid primary key,
  user_sub uuid not null references pool_user on delete cascade,
  signed_in_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index pool_token_family_user on pool_token_family (user_sub);

-- A refresh token, of which only the hash is kept. It works once.
create table pool_refresh_token (
  hash bytea primary key,
  origin_jti uuid not null references pool_token_family on delete cascade,
  used_at timestamptz
);
create index pool_refresh_token_family on pool_refresh_token (origin_jti);

-- A right temporary password that waits for the new one; known by the hash of its session.
create table pool_challenge (
  hash bytea primary key,
  user_sub uuid not null references pool_user on delete cascade,
  expires_at timestamptz not null
);

-- Which account at a corporate provider a pool user is, by the subject there, which never goes to somebody else.
create table pool_link (
  pool_id text not null,
  provider text not null,
  subject text collate "C" not null,
  user_sub uuid not null unique references pool_user on delete cascade,
  primary key (pool_id, provider, subject)
);

-- A login that is under way at a corporate provider; known by the hash of its state, and of its browser's cookie.
create table pool_pending_login (
  state_hash bytea primary key,
  pool_id text not null,
  provider text not null,
  browser_hash bytea not null,
  -- PKCE's verifier and the nonce, sealed by the vault.
  sealed bytea not null,
  expires_at timestamptz not null
);
