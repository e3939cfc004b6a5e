-- For this session: runs a text of many statements, which the extended protocol takes one at a time only.
create or replace function pg_temp.run_script(script text) returns void language plpgsql as $$
begin
  execute script;
end
$$
