-- A row is one fourth-down play with its state before, what was recorded of it, and, as the label only, what the game's next row says.
with moments as (
  select
    *,
    rowid as place,
    case
      when extra_point_attempt = 1 or two_point_attempt = 1 then 'try'
      when play_type = 'kickoff' then 'kickoff'
      else 'scrimmage'
    end as moment
  from plays
  where coalesce(play_deleted, 0) = 0
    and posteam is not null
    and play_type is not null
    and (down is not null or play_type in ('kickoff', 'extra_point') or two_point_attempt = 1)
),
followed as (
  select
    *,
    lead(moment) over game as next_moment,
    lead(posteam) over game as next_offense,
    lead(down) over game as next_down,
    lead(yardline_100) over game as next_yards_to_goal,
    lead(qtr) over game as next_quarter,
    lead(case when posteam = home_team then posteam_score else defteam_score end) over game as next_home_score,
    lead(case when posteam = home_team then defteam_score else posteam_score end) over game as next_away_score,
    (
      qtr > 4
      and moment = 'scrimmage'
      and posteam is distinct from lag(case when moment = 'scrimmage' and qtr > 4 then posteam end ignore nulls) over game
    )::integer as begins_possession
  from moments
  window game as (partition by game_id order by place)
)
select
  *,
  sum(begins_possession) over (partition by game_id, qtr order by place) as possession
from followed
where season between $firstSeason and $lastSeason
qualify down = 4 and moment = 'scrimmage'
order by season, week, game_id, play_id;
