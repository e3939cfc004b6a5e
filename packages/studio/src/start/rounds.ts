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
  readonly #ground: Ground

  constructor(
    ground: Ground,
    pool: UserPool,
    { openWork, usage }: Sessions,
    renewCertificates: () => Promise<void>,
    report: (error: unknown) => void,
  ) {
    this.#ground = ground
    const { database, clock, audit } = ground
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
    every(minute, () => usage.sumUp(clock.now()))
    every(24 * hour, renewCertificates)
    every(hour, async () => {
      await pool.forgetEnded()
      await database.query(forgetOld, [new Date(clock.now() - keptAfterEnd)])
    })
  }

  /** The last round: the next start asks what time it was. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    await keepTime(this.#ground.database, this.#ground.clock)
  }
}
