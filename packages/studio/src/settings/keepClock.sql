-- Keeps what the studio's clock says, so that the next start knows whether the machine's was set back.
insert into setting (name, value) values ('clock', $1)
on conflict (name) do update set value = excluded.value
