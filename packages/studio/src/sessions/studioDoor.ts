import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { CodedError } from '@fourthright/policy'
import { Refusal } from '../errors/studioError.js'
import type { DoorHandler } from '../network/door.js'
import { answerOnSocket } from '../network/plainAnswer.js'
import type { OpenSocket } from '../proxy/forward.js'
import { type StudioDoorOptions, type Visit, visitOf } from './doorOptions.js'
import { letIn } from './letIn.js'
import { openUrl } from './openUrl.js'
import type { Work } from './openWork.js'
import { checkOwnPage, checkSocketOrigin } from './ownPage.js'
import { answerRefusal } from './pages.js'
import type { Session } from './session.js'

/** "Policy violation" (RFC 6455, 7.4.1): a browser need not know more. */
const policyViolation = 1008

/**
 * The studio behind its entry points: `/auth?token=` opens a URL once; everything else goes on to the profile's app,
 * after the policy was asked, which is asked again for every frame.
 */
export function studioDoor(options: StudioDoorOptions): DoorHandler {
  return {
    request: (request, response, arrival) => {
      serve(options, visitOf(request, arrival), response).catch((error) =>
        answerRefusal(request, response, statusOf(options, request, error)),
      )
    },
    upgrade: (request, socket, head, arrival) => {
      upgrade(options, visitOf(request, arrival), socket, head).catch((error) =>
        answerOnSocket(socket, statusOf(options, request, error)),
      )
    },
  }
}

async function serve(options: StudioDoorOptions, visit: Visit, response: ServerResponse): Promise<void> {
  if (visit.path === '/auth') return openUrl(options, visit, response)
  const { request, origin } = visit
  const session = await letIn(options, visit, () => checkOwnPage(request, origin))
  // Whoever has gone meanwhile will not go again, and so would never be taken off the open work.
  if (response.destroyed) return
  // From here on the answer can be cut off, however long it takes.
  const work = workOf(session, visit, () => response.destroy())
  options.openWork.add(work)
  response.once('close', () => options.openWork.delete(work))
  const socketPath = await options.appSocket(session.label)
  if (!response.destroyed) {
    options.forwarder.request(request, response, { socketPath, path: request.url ?? '/' })
  }
}

async function upgrade(
  options: StudioDoorOptions,
  visit: Visit,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  const { request, origin } = visit
  const session = await letIn(options, visit, () => checkSocketOrigin(request, origin))
  let open: OpenSocket | undefined
  let isOver = false
  const work = workOf(session, visit, () => {
    isOver = true
    if (open === undefined) socket.destroy()
    else open.close(policyViolation, '')
  })
  options.openWork.add(work)
  try {
    const socketPath = await options.appSocket(session.label)
    if (isOver) return
    const onward = { socketPath, path: request.url ?? '/' }
    open = await options.forwarder.upgrade(request, socket, head, onward, () => mayPass(options, work))
    if (isOver) open?.close(policyViolation, '')
    await open?.closed
  } finally {
    options.openWork.delete(work)
  }
}

/** The policy, asked for one frame. The look at all open work, which every change brings, tells the audit of a refusal. */
function mayPass({ book, admission, usage }: StudioDoorOptions, work: Work): boolean {
  const session = book.known(work.sessionKey)
  if (session === undefined) return false
  try {
    admission.judge(session, work.label, work.arrival)
  } catch {
    return false
  }
  usage.frame(session)
  return true
}

function workOf(session: Session, { label, arrival }: Visit, end: () => void): Work {
  return { sessionKey: session.key, label, arrival, end }
}

/** What goes out for an error; one that was not foreseen is reported. */
function statusOf({ report }: StudioDoorOptions, request: IncomingMessage, error: unknown): number {
  if (error instanceof Refusal) return error.status
  if (error instanceof CodedError && error.kind === 'state') return error.code.startsWith('app/') ? 502 : 503
  report(error, { method: request.method ?? '', path: (request.url ?? '').split('?', 1)[0] ?? '', id: '' })
  return 500
}
