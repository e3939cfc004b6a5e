import { type SpecialistRecord, specialistEpoch } from '@fourthright/guide'
import { query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import type { TrainingRoom } from '../train/artefact.js'
import type { EffectEntry } from './playerEffects.js'

/** Kickers or punters as the bundle stores them. */
export interface SpecialistParts {
  readonly record: SpecialistRecord
  readonly weeks: Uint16Array
  readonly effects: Float32Array
}

/**
 * Packs the effects of who kicked in the seasons of the bundle's tables, each player's from the last that was known
 * before them on, and who last kicked for each team.
 *
 * @param entries in the order of game weeks
 * @param lastOnes names the query of who kicked last for each team and week
 */
export async function specialistParts(
  { connection, recipe }: TrainingRoom,
  entries: readonly EffectEntry[],
  lastOnes: 'lastKickers' | 'lastPunters',
): Promise<SpecialistParts> {
  const [firstSeason, lastSeason] = recipe.tables
  const start = firstSeason * 100
  const turns = turnsOf(await query(connection, featureSql(lastOnes), { lastSeason }))
  const kept = new Map<string, EffectEntry[]>()
  for (const entry of entries) {
    const earlier = kept.get(entry.player) ?? []
    kept.set(entry.player, entry.gameWeek <= start ? [entry] : [...earlier, entry])
  }
  const isHere = (log: readonly EffectEntry[]) =>
    log.some(({ gameWeek }) => gameWeek % 100 > 0 && gameWeek > start)
  const here = [...kept].filter(([, log]) => isHere(log)).map(([player]) => player)
  const changes = new Map([...turns].map(([team, weeks]) => [team, changesOf(weeks, start)]))
  const inTurn = [...changes.values()].flatMap((rows) => rows.map(({ player }) => player))
  const players = [...new Set([...here, ...inTurn])].sort()
  const logs = players.map((player) => (here.includes(player) ? (kept.get(player) as EffectEntry[]) : []))
  const names = await namesOf(connection)
  return {
    record: {
      players: players.map((player, at) => ({
        name: names.get(player) ?? player,
        entries: logs[at]?.length as number,
      })),
      lastOfTeam: Object.fromEntries(
        [...changes].map(([team, rows]) => [
          team,
          rows.map(({ gameWeek, player }) => [gameWeek, players.indexOf(player)] as const),
        ]),
      ),
    },
    weeks: Uint16Array.from(logs.flat(), ({ gameWeek }) => gameWeek - specialistEpoch * 100),
    effects: Float32Array.from(logs.flat(), ({ effect }) => effect),
  }
}

interface Turn {
  readonly gameWeek: number
  readonly player: string
}

async function namesOf(connection: TrainingRoom['connection']): Promise<Map<string, string>> {
  const frame = await query(connection, featureSql('specialistNames'))
  const names = frame.texts('name')
  return new Map(frame.texts('player').map((player, at) => [player, names[at] as string]))
}

/** By team the last to kick in each of its weeks, ascending. */
function turnsOf(frame: Awaited<ReturnType<typeof query>>): Map<string, Turn[]> {
  const [teams, players] = ['team', 'player'].map((name) => frame.texts(name))
  const turns = new Map<string, Turn[]>()
  frame.numbers('game_week').forEach((gameWeek, row) => {
    const team = teams?.[row] as string
    turns.set(team, [...(turns.get(team) ?? []), { gameWeek, player: players?.[row] as string }])
  })
  return turns
}

/** The weeks since which somebody else was the last to kick, from the last one before `start` on. */
function changesOf(weeks: readonly Turn[], start: number): Turn[] {
  const before = weeks.findLastIndex(({ gameWeek }) => gameWeek < start)
  return weeks.slice(Math.max(0, before)).filter(({ player }, at, turns) => player !== turns[at - 1]?.player)
}
