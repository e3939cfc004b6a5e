import { connect } from 'node:net'
import fc from 'fast-check'

/** One frame of a WebSocket client, perhaps wrong in one way or more. */
export interface Frame {
  readonly final: boolean
  readonly reserved: number
  readonly opcode: number
  readonly masked: boolean
  readonly payload: Buffer
}

const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((said) => Buffer.from(said))
const payload = fc.oneof(
  { weight: 8, arbitrary: text },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 65_000, max: 70_000 }).map((length) => Buffer.alloc(length, 97)),
  },
)
const usually = <Kind>(good: Kind, weight: number, other: fc.Arbitrary<Kind>) =>
  fc.oneof({ weight, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: other })

const anyFrame: fc.Arbitrary<Frame & { readonly fits: boolean }> = fc.record({
  final: usually(true, 3, fc.constant(false)),
  reserved: usually(0, 60, fc.integer({ min: 1, max: 7 })),
  opcode: fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(1, 2) },
    { weight: 3, arbitrary: fc.constantFrom(9, 10) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 15 }) },
  ),
  masked: usually(true, 60, fc.constant(false)),
  payload,
  fits: usually(true, 30, fc.constant(false)),
})

/** A client's frames, most of which follow one another as they should, so that a sequence gets far before it breaks. */
export const anyFrames: fc.Arbitrary<Frame[]> = fc
  .array(anyFrame, { minLength: 1, maxLength: 12 })
  .map((frames) => {
    let isOpen = false
    return frames.map(({ fits, ...frame }) => {
      if (frame.opcode > 2) return frame
      const opcode = !fits ? frame.opcode : isOpen ? 0 : frame.opcode || 1
      isOpen = !frame.final
      return { ...frame, opcode }
    })
  })

export function bytesOf({ final, reserved, opcode, masked, payload }: Frame): Buffer {
  const { length } = payload
  const head = [(final ? 0x80 : 0) | (reserved << 4) | opcode]
  const bit = masked ? 0x80 : 0
  if (length < 126) head.push(bit | length)
  else if (length < 65_536) head.push(bit | 126, length >> 8, length & 255)
  else
    head.push(bit | 127, 0, 0, 0, 0, length >>> 24, (length >> 16) & 255, (length >> 8) & 255, length & 255)
  // A mask of noughts leaves the payload as it is.
  return Buffer.concat([Buffer.from(head), Buffer.alloc(masked ? 4 : 0), payload])
}

/** What may pass, by RFC 6455: whole messages, up to the first frame that breaks a rule or closes. */
export function messagesOf(frames: readonly Frame[]): Buffer[] {
  const messages: Buffer[] = []
  let parts: Buffer[] | undefined
  let isText = false
  for (const { final, reserved, opcode, masked, payload } of frames) {
    if (reserved !== 0 || !masked) break
    if (opcode >= 8) {
      if (opcode === 8 || opcode > 10 || !final || payload.length > 125) break
      continue
    }
    if (opcode > 2 || (opcode === 0) === (parts === undefined)) break
    if (opcode !== 0) isText = opcode === 1
    parts = [...(parts ?? []), payload]
    if (!final) continue
    const message = Buffer.concat(parts)
    parts = undefined
    if (isText && !isUtf8(message)) break
    messages.push(message)
  }
  return messages
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/**
 * Opens a WebSocket by hand, sends bytes, and hears until the other side ends or is silent.
 *
 * @returns the data messages that came back, put together
 */
export function echoesOf(bytes: Buffer, url: string, cookie: string, silence: number): Promise<Buffer[]> {
  const { host, port, origin, pathname } = new URL(url)
  const handshake = [
    `GET ${pathname} HTTP/1.1`,
    `Host: ${host}`,
    `Origin: ${origin}`,
    `Cookie: ${cookie}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
  ]
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1')
    let heard = Buffer.alloc(0)
    // how soon a handshake is answered is up to the machine
    socket.setTimeout(10_000, () => socket.destroy())
    socket.once('data', () => socket.setTimeout(silence))
    socket.on('connect', () => {
      socket.write(`${handshake.join('\r\n')}\r\n\r\n`)
      socket.write(bytes)
    })
    socket.on('data', (more) => {
      heard = Buffer.concat([heard, more])
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      const end = heard.indexOf('\r\n\r\n')
      if (heard.subarray(0, 12).toString() === 'HTTP/1.1 101') resolve(dataIn(heard.subarray(end + 4)))
      else reject(new Error(`No WebSocket: ${heard.subarray(0, 80)}`))
    })
  })
}

/** The data messages in a server's frames, which are whole and unmasked. */
function dataIn(bytes: Buffer): Buffer[] {
  const messages: Buffer[] = []
  for (let at = 0; at + 2 <= bytes.length; ) {
    const opcode = (bytes[at] as number) & 15
    const short = (bytes[at + 1] as number) & 127
    const start = at + (short === 126 ? 4 : short === 127 ? 10 : 2)
    if (start > bytes.length) break
    const length =
      short === 126
        ? bytes.readUInt16BE(at + 2)
        : short === 127
          ? Number(bytes.readBigUInt64BE(at + 2))
          : short
    if (start + length > bytes.length) break
    if (opcode < 8) messages.push(bytes.subarray(start, start + length))
    at = start + length
  }
  return messages
}
