import type { Form, FormRecord, QuarterbackLog, TeamLog } from '@fourthright/guide'
import { type Frame, query } from '../features/frame.js'
import { featureSql } from '../features/sqlFile.js'
import { seasonParameters, type TrainingRoom } from './artefact.js'

/** Digits of a form value that the bundle keeps; a hundred-thousandth of a point a play moves no decision. */
const round = (value: number) => Math.round(value * 1e5) / 1e5

/** The bundle's form log: what was known of every team and quarterback after each game week. */
export async function formRecord(room: TrainingRoom, league: Form): Promise<FormRecord> {
  const seasons = seasonParameters(room.recipe.tables)
  const log = await query(room.connection, featureSql('formLog'), seasons)
  const starters = await query(room.connection, featureSql('starters'), seasons)
  const entries = entriesOf(log)
  return {
    league,
    teams: teamLogs(entries, startersByWeek(starters)),
    quarterbacks: quarterbackLogs(entries.filter(({ role }) => role === 'quarterback')),
  }
}

type Entry = ReturnType<typeof entriesOf>[number]

function entriesOf(log: Frame) {
  const roles = log.texts('role')
  const subjects = log.texts('subject')
  const names = log.texts('name')
  const teams = log.texts('team')
  return log.records(['game_week', 'epa', 'success']).map((row, at) => ({
    role: roles[at] as string,
    subject: subjects[at] as string,
    name: names[at] as string,
    team: teams[at] as string,
    gameWeek: row.game_week,
    epa: round(row.epa),
    success: round(row.success),
  }))
}

function startersByWeek(frame: Frame): Map<string, string> {
  const teams = frame.texts('team')
  const weeks = frame.numbers('game_week')
  return new Map(frame.texts('name').map((name, at) => [`${teams[at]} ${weeks[at]}`, name]))
}

function teamLogs(entries: readonly Entry[], starters: ReadonlyMap<string, string>): Record<string, TeamLog> {
  const defenses = new Map(
    entries
      .filter(({ role }) => role === 'defense')
      .map((entry) => [`${entry.subject} ${entry.gameWeek}`, entry.epa]),
  )
  const offenses = entries.filter(({ role }) => role === 'offense')
  const teams = [...new Set(offenses.map(({ subject }) => subject))]
  return Object.fromEntries(
    teams.map((team) => {
      const games = offenses.filter(({ subject }) => subject === team)
      const at = (entry: Entry) => `${team} ${entry.gameWeek}`
      return [
        team,
        {
          gameWeeks: games.map(({ gameWeek }) => gameWeek),
          offEpa: games.map(({ epa }) => epa),
          defEpa: games.map((game) => defenses.get(at(game)) ?? Number.NaN),
          quarterbacks: games.map((game) => starters.get(at(game)) ?? null),
        },
      ]
    }),
  )
}

/** A log a player and spelling of his name: "J.Allen" of one season may be "Jo.Allen" in the next. */
function quarterbackLogs(entries: readonly Entry[]): QuarterbackLog[] {
  const spelled = (entry: Entry) => `${entry.subject} ${entry.name}`
  return [...new Set(entries.map(spelled))].map((player) => {
    const games = entries.filter((entry) => spelled(entry) === player)
    return {
      name: games[0]?.name ?? '',
      gameWeeks: games.map(({ gameWeek }) => gameWeek),
      teams: games.map(({ team }) => team),
      qbEpa: games.map(({ epa }) => epa),
      qbSuccessEpa: games.map(({ success }) => success),
    }
  })
}
