import type { Verdict } from '@fourthright/policy'
import type { Place } from '../access/arns.js'
import { LastVerdict } from '../access/lastVerdict.js'
import type { Clock } from '../clock/clock.js'
import { clockTolerance } from '../clock/steadyClock.js'
import { Refusal } from '../errors/studioError.js'
import type { Arrival } from '../network/entryPoint.js'
import type { LiveState } from '../state/liveState.js'
import type { Session } from './session.js'

/**
 * May this session go on, from where this connection came in, now? Asked before every request and every WebSocket
 * frame, and of everything that is open at each change and each second.
 */
export class Admission {
  readonly #verdicts: LastVerdict

  constructor(
    private readonly live: LiveState,
    private readonly clock: Clock,
    place: Place,
  ) {
    this.#verdicts = new LastVerdict(place, clock)
  }

  /**
   * @param label the host's label: a session is good on its own profile's origin alone
   * @returns why it may
   * @throws Refusal 403, StudioStateError `store/away`
   */
  judge(session: Session, label: string, arrival: Arrival): Verdict {
    const shelf = this.live.shelf()
    if (session.endedWhy !== null) throw refused('session/ended', session.endedWhy)
    const now = this.clock.now()
    if (now >= session.expiresAt.getTime()) throw refused('session/expired', 'The session has expired.')
    if (session.startedAt.getTime() > now + clockTolerance) {
      throw refused(
        'session/later-than-now',
        'The session began later than it is now, before the clock was set back.',
      )
    }
    if (session.label !== label) {
      throw refused('session/other-profile', 'The session is of another profile than the host.')
    }
    if (session.entryPoint !== arrival.entryPoint.name) {
      throw refused(
        'session/other-entry-point',
        `The session was opened at ${session.entryPoint}, and is good there alone.`,
      )
    }
    const verdict = this.#verdicts.judge(shelf, session, arrival)
    if (verdict.decision !== 'allow') throw refused('session/policy', verdict.sentence)
    return verdict
  }
}

function refused(code: string, message: string): Refusal {
  return new Refusal(code, 403, message)
}
