import { keepTime, mindSetBack } from '../clock/keptClock.js'
import type { UserPool } from '../identity/pool/userPool.js'
import { statement } from '../store/statement.js'
import type { Sessions } from './doors.js'
import type { Ground } from './ground.js'

const forgetOld = statement('start/forgetOld.sql')

const second = 1000
const minute = 60 * second
const hour = 60 * minute
/** Sessions are kept for a week after they are over, for whoever asks what was open. */
const keptAfterEnd = 7 * 24 * hour

/** What is done again and again while the studio is open. What fails is told, and done again the next time. */
export class Rounds {
  readonly #timers: NodeJS.Timeout[] = []

  constructor(
    { database, clock, audit }: Ground,
    pool: UserPool,
    { openWork, usage }: Sessions,
    renewCertificates: () => Promise<void>,
    report: (error: unknown) => void,
  ) {
    const every = (milliseconds: number, work: () => Promise<void> | void) => {
      let isAtIt = false
      const round = async () => {
        if (isAtIt) return
        isAtIt = true
        try {
          await work()
        } catch (error) {
          report(error)
        } finally {
          isAtIt = false
        }
      }
      this.#timers.push(setInterval(() => void round(), milliseconds).unref())
    }
    every(second, () => openWork.judgeAll())
    every(second, () => mindSetBack(database, clock, audit))
    every(10 * second, () => keepTime(database, clock))
    every(minute, () => usage.sumUp())
    every(24 * hour, renewCertificates)
    every(hour, async () => {
      await pool.forgetEnded()
      await database.query(forgetOld, [new Date(clock.now() - keptAfterEnd)])
    })
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer)
  }
}
