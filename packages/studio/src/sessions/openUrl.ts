import type { ServerResponse } from 'node:http'
import { Refusal } from '../errors/studioError.js'
import { redeem } from '../redemption/redeem.js'
import { cookieSecret, setSessionCookie } from './cookie.js'
import type { StudioDoorOptions, Visit } from './doorOptions.js'
import { checkGuesses, countGuess } from './letIn.js'
import { answerRedeemed } from './pages.js'

/** `/auth?token=`: opens a URL, and sends the browser on with the session's cookie. */
export async function openUrl(
  options: StudioDoorOptions,
  { request, arrival, label, query }: Visit,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET') throw new Refusal('redeem/method', 400, 'A URL is opened by GET.')
  await checkGuesses(options, arrival)
  try {
    const { secret, sessionSeconds, landing } = await redeem(options, query, label, arrival)
    // A cookie that the browser had before, whoever put it there, is good no more.
    const before = cookieSecret(request)
    if (before !== undefined) await options.book.end(before, 'Another URL was opened in the same browser.')
    answerRedeemed(response, landing, setSessionCookie(secret, sessionSeconds))
  } catch (error) {
    if (error instanceof Refusal) await countGuess(options, arrival)
    throw error
  }
}
