import { lastBefore } from './formTables.js'

/** Kickers or punters by name, as a decision looks them up. Every answer for a week is made from earlier weeks only. */
export interface SpecialistTable {
  /** Who last kicked for that team in an earlier week (week null: the latest of that season); null where nobody is known. */
  last(season: number, week: number | null, team: string): string | null
  /** What he was worth more than the league before that week; undefined where the name is not known. */
  effect(season: number, week: number | null, name: string, team: string): number | undefined
}

/**
 * Kickers or punters as the bundle stores them: who they are, and who kicked for whom. Each one's effects stand in the
 * two sections `<part>.weeks` and `<part>.effects`, one entry a game week with the effect as it stood AFTER it, player
 * after player. Week 0 of a season stands for all that was known before it.
 */
export interface SpecialistRecord {
  /** A player and spelling of his name, with how many entries are his. */
  readonly players: readonly { readonly name: string; readonly entries: number }[]
  /** By team, ascending: from which game week (season · 100 + week) on which player was the last to kick for it. */
  readonly lastOfTeam: Readonly<Record<string, readonly (readonly [gameWeek: number, player: number])[]>>
}

/** Game weeks in the sections count from this season: (season − 1999) · 100 + week, so that two bytes hold them. */
export const specialistEpoch = 1999

/** Lays a record out for look-ups. */
export function specialistTable(
  { players, lastOfTeam }: SpecialistRecord,
  weeks: Uint16Array,
  effects: Float32Array,
): SpecialistTable {
  const gameWeeks = Int32Array.from(weeks, (week) => week + specialistEpoch * 100)
  let end = 0
  const logs = players.map(({ name, entries }) => {
    const start = end
    end += entries
    return { name, gameWeeks: gameWeeks.subarray(start, end), effects: effects.subarray(start, end) }
  })
  const turns = new Map(
    Object.entries(lastOfTeam).map(([team, changes]) => [
      team,
      { gameWeeks: changes.map(([from]) => from), players: changes.map(([, player]) => player) },
    ]),
  )
  const lastLog = (season: number, week: number | null, team: string) => {
    const turn = turns.get(team)
    return turn && logs[turn.players[lastBefore(turn.gameWeeks, season, week)] ?? -1]
  }
  return {
    last: (season, week, team) => lastLog(season, week, team)?.name ?? null,
    effect: (season, week, name, team) => {
      const known = logs
        .filter((log) => log.name === name)
        .map((log) => ({ log, at: lastBefore(log.gameWeeks, season, week) }))
        .filter(({ at }) => at >= 0)
        .sort((a, b) => (b.log.gameWeeks[b.at] as number) - (a.log.gameWeeks[a.at] as number))
      // of several with one name the team's last is meant, else the latest to play
      const his = lastLog(season, week, team)
      const chosen = known.find(({ log }) => log === his) ?? known[0]
      return chosen?.log.effects[chosen.at]
    },
  }
}
