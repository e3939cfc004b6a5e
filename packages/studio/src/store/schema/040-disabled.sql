-- What a user had open ends when the user is disabled, so that enabling opens nothing old.
create function end_of_disabled() returns trigger language plpgsql as $$
begin
  update presigned_url set withdrawn_at = new.changed_at
  where redeemed_at is null and withdrawn_at is null
    and grant_id in (select id from access_grant where user_name = new.name);
  update studio_session set ended_at = new.changed_at, ended_why = 'The user was disabled.'
  where ended_at is null and grant_id in (select id from access_grant where user_name = new.name);
  return null;
end
$$;
create trigger pool_user_disabled after update of enabled on pool_user
  for each row when (old.enabled and not new.enabled) execute function end_of_disabled();
