-- Runs a file of the schema.
select pg_temp.run_script($1)
