import type { DoorHandler } from '../network/door.js'
import { answerOnSocket, answerPlainly } from '../network/plainAnswer.js'

/** A door whose listener is open before there is anything behind it: its port must be known to make that. */
export class LateDoor implements DoorHandler {
  #behind: DoorHandler | undefined

  open(behind: DoorHandler): void {
    this.#behind = behind
  }

  request: DoorHandler['request'] = (request, response, arrival) => {
    if (this.#behind === undefined) answerPlainly(response, 503)
    else return this.#behind.request(request, response, arrival)
  }

  upgrade: NonNullable<DoorHandler['upgrade']> = (request, socket, head, arrival) => {
    if (this.#behind?.upgrade === undefined) answerOnSocket(socket, 400)
    else return this.#behind.upgrade(request, socket, head, arrival)
  }
}
