-- Policies by what they hang on; the verdict of every door comes from these texts.
create table policy_document (
  name text primary key,
  kind text not null check (kind in ('identity', 'resource')),
  -- the mint function's role, or the private API
  attached_to text not null check (attached_to in ('mintRole', 'privateApi')),
  document text not null,
  changed_at timestamptz not null
);

create table user_profile (
  domain_id text not null,
  name text not null check (name ~ '^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$'),
  region text not null,
  -- the profile's own label in host names, since DNS does not tell Alice from alice
  label text not null unique check (label ~ '^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$'),
  created_at timestamptz not null,
  primary key (domain_id, name)
);

-- The mapping of part 1, step 8: a user's domain, profile and region. The profile is the user, byte for byte.
create table access_grant (
  id bigint generated always as identity primary key,
  user_name text not null,
  domain_id text not null,
  profile text not null,
  given_at timestamptz not null,
  revoked_at timestamptz,
  foreign key (domain_id, profile) references user_profile (domain_id, name),
  check (user_name collate "C" = profile collate "C")
);
create unique index one_grant_a_user on access_grant (user_name) where revoked_at is null;

-- A row is a grant with what it opens, and why it opens nothing any more; null while it does.
create view grant_standing as
select access_grant.id as grant_id, access_grant.user_name, access_grant.domain_id, access_grant.profile,
       user_profile.region, user_profile.label,
       case
         when access_grant.revoked_at is not null then 'The grant was revoked.'
         when exists (select 1 from pool_user where pool_user.name = access_grant.user_name and not enabled)
           then 'The user was disabled.'
       end as ended_why
from access_grant
join user_profile on user_profile.domain_id = access_grant.domain_id and user_profile.name = access_grant.profile;

-- A capability URL: of its token only the hash is here.
create table presigned_url (
  token_hash bytea primary key,
  grant_id bigint not null references access_grant (id),
  minted_at timestamptz not null,
  expires_at timestamptz not null,
  session_seconds integer not null,
  landing text not null,
  -- where set, the one address that may open it
  requester_address text,
  redeemed_at timestamptz,
  withdrawn_at timestamptz
);
create index presigned_url_open on presigned_url (expires_at) where redeemed_at is null;

create table studio_session (
  cookie_hash bytea primary key,
  grant_id bigint not null references access_grant (id),
  entry_point text not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_why text,
  check ((ended_at is null) = (ended_why is null))
);
create index studio_session_of_grant on studio_session (grant_id) where ended_at is null;

create trigger policy_changed after insert or update or delete on policy_document
  for each statement execute function tell_change();
create trigger grant_changed after update or delete on access_grant
  for each statement execute function tell_change();
create trigger profile_changed after update or delete on user_profile
  for each statement execute function tell_change();
create trigger session_ended after update or delete on studio_session
  for each statement execute function tell_change();
