import { profileArn } from '../access/arns.js'
import { Refusal } from '../errors/studioError.js'
import type { Arrival } from '../network/entryPoint.js'
import { cookieSecret } from './cookie.js'
import type { StudioDoorOptions, Visit } from './doorOptions.js'
import type { Session } from './session.js'

/**
 * Whose session a request is of, where it may go on from here, now.
 *
 * @param checkSender throws where a page of another origin sent it
 * @throws Refusal 403 or 429, after the refusal stands in the audit
 */
export async function letIn(
  options: StudioDoorOptions,
  { request, arrival, label }: Visit,
  checkSender: () => void,
): Promise<Session> {
  const secret = cookieSecret(request)
  const fresh = secret === undefined ? undefined : options.book.fresh(secret)
  const session = fresh ?? (await lookUp(options, secret, arrival))
  try {
    if (session === undefined) {
      throw new Refusal('session/unknown', 403, 'There is no session with this cookie.')
    }
    checkSender()
    const verdict = options.admission.judge(session, label, arrival)
    await options.usage.request(session, arrival, verdict.sentence)
    return session
  } catch (error) {
    if (error instanceof Refusal) {
      await noteRefusal(options, session, arrival, 'request', error)
      if (session === undefined) await countGuess(options, arrival)
    }
    throw error
  }
}

/** Whoever has guessed too often gets neither to the database nor into the audit. */
async function lookUp(
  options: StudioDoorOptions,
  secret: string | undefined,
  arrival: Arrival,
): Promise<Session | undefined> {
  await checkGuesses(options, arrival)
  return secret === undefined ? undefined : options.book.find(secret)
}

export function noteRefusal(
  { audit, place }: StudioDoorOptions,
  session: Session | undefined,
  arrival: Arrival,
  what: 'request' | 'close',
  { message }: Error,
): Promise<void> {
  return audit.record({
    who: session?.user ?? null,
    what,
    on: session === undefined ? null : profileArn(place, session.domainId, session.profile),
    from: { entryPoint: arrival.entryPoint.name, address: arrival.address },
    verdict: 'deny',
    why: message,
  })
}

/** @throws Refusal 429 where an address has guessed too often */
export async function checkGuesses({ guesses }: StudioDoorOptions, { address }: Arrival): Promise<void> {
  if (await guesses.isOver(address)) {
    throw new Refusal(
      'studio/too-many-guesses',
      429,
      'Too many unknown tokens and cookies from this address.',
    )
  }
}

export async function countGuess({ guesses }: StudioDoorOptions, { address }: Arrival): Promise<void> {
  // The guess itself has its own answer; the next one meets the limit.
  await guesses.let(address).catch(() => {})
}
