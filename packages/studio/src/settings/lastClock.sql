-- What the studio's clock last said; no row before it first ran.
select value from setting where name = 'clock'
