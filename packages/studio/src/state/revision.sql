-- One row: how many changes the tables that decide have seen.
select revision from change
