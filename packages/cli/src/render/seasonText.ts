import type { Cost, SeasonSummary } from '@fourthright/lab'
import { downAndSpot } from './downAndSpot.js'
import { percent, words } from './figures.js'
import { tableLines } from './table.js'

/** Where the season's decisions were written: as one file, as a folder of the explorer's tables. */
export interface Written {
  readonly file: string | null
  readonly tables: string | null
}

/** What a season's decisions come to, for people: how sure, what was given away by team, and the dearest decisions. */
export function seasonText(year: number, written: Written, summary: SeasonSummary): string {
  const parts = [
    `${summary.rows} fourth downs of ${year}: ${written.file ?? written.tables}`,
    written.file !== null && written.tables !== null ? `For the page and the API: ${written.tables}` : null,
    howSure(summary),
    teamTable(summary),
    dearest(summary),
  ]
  return `${parts.filter((part) => part !== null).join('\n\n')}\n`
}

function howSure({ rows, confidence }: SeasonSummary): string | null {
  if (!confidence) return null
  const { clear, lean, tooClose } = confidence
  const share = (count: number) => `${count} (${percent(count / rows)} %)`
  return `Clear: ${share(clear)}. A lean: ${share(lean)}. Too close to call: ${share(tooClose)}.`
}

function teamTable({ teams }: SeasonSummary): string {
  const cells = teams.map(({ team, decisions, cost, costliest }) => [
    team,
    String(decisions),
    (100 * cost).toFixed(0),
    costliest ? (100 * costliest.cost).toFixed(1) : '–',
  ])
  return tableLines(['Team', 'Decisions', 'Points of win probability given away', 'Dearest'], cells).join(
    '\n',
  )
}

function dearest({ costliest }: SeasonSummary): string {
  return ['The dearest decisions:', ...costliest.map(line)].join('\n')
}

function line({ row, cost }: Cost): string {
  const { game_id, offense, defense, quarter, clock, yardsToGo, yardsToGoal } = row
  const what = downAndSpot({ down: 4, yardsToGo, yardsToGoal, offense, defense })
  const did = `${words(row.actualChoice)} instead of ${words(row.recommendation)}`
  return `- ${game_id} ${offense}, quarter ${quarter}, ${clock}, ${what}: ${did}, ${(100 * cost).toFixed(1)} points`
}
