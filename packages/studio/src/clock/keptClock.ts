import type { Audit } from '../audit/audit.js'
import type { Database } from '../store/database.js'
import { statement } from '../store/statement.js'
import type { Clock } from './clock.js'
import { SteadyClock } from './steadyClock.js'

const lastClock = statement('settings/lastClock.sql')
const keepClock = statement('settings/keepClock.sql')
const withdrawAll = statement('state/withdrawAll.sql')

/** The steady clock, told what the studio's clock said when it last ran. */
export async function openSteadyClock(database: Database, machine: Clock): Promise<SteadyClock> {
  const [kept] = await database.query<{ value: string }>(lastClock)
  return new SteadyClock(machine, Number(kept?.value ?? 0))
}

/** Keeps the time for the next start. */
export async function keepTime(database: Database, clock: SteadyClock): Promise<void> {
  await database.query(keepClock, [String(clock.now())])
}

/**
 * Where the machine's clock was set back: withdraws every URL that waits and ends every session, for their times mean
 * nothing any more, and only then follows the machine's time.
 */
export async function mindSetBack(database: Database, clock: SteadyClock, audit: Audit): Promise<void> {
  const behind = clock.behind()
  if (behind === 0) return
  const seconds = Math.round(behind / 1000)
  const why = `The clock was set back by ${seconds} seconds.`
  const [sum] = await database.query<{ urls: bigint; sessions: bigint }>(withdrawAll, [
    new Date(clock.now()),
    why,
  ])
  await audit.record({
    who: null,
    what: 'clock',
    on: null,
    from: { entryPoint: null, address: null },
    verdict: 'deny',
    why: `${why} ${sum?.urls ?? 0} URLs were withdrawn and ${sum?.sessions ?? 0} sessions ended.`,
  })
  clock.accept()
  await keepTime(database, clock)
}
