import { inflateSync } from 'node:zlib'
import { decisionCard, famousPlay } from '@fourthright/guide'
import { describe, expect, it } from 'vitest'
import { famousDecision } from '../render/famousDecision.fixture.js'
import { cardPicture } from './cardPicture.js'
import { sizeOfPng } from './decisionEvent.fixture.js'

describe('the picture of a card', () => {
  it('is a PNG of the size that posts show', async () => {
    const png = await cardPicture(decisionCard(famousPlay, famousDecision).svg)
    expect(sizeOfPng(png)).toEqual({ width: 1200, height: 675 })
  })

  it('is lettered, whatever fonts the machine has', async () => {
    const { svg } = decisionCard(famousPlay, famousDecision)
    const [lettered, bare] = await Promise.all([
      cardPicture(svg),
      cardPicture(svg.replaceAll(/<text[^>]*>.*?<\/text>/gs, '')),
    ])
    const changed = differences(pixelRows(lettered), pixelRows(bare))
    // the letters of a headline and a table cover some hundredths of a picture
    expect(changed).toBeGreaterThan(0.01)
  })
})

/** The compressed rows of a PNG, as they are before they are filtered back: enough to tell pictures apart. */
function pixelRows(png: Uint8Array): Buffer {
  const parts: Buffer[] = []
  const bytes = Buffer.from(png)
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return inflateSync(Buffer.concat(parts))
}

function differences(one: Buffer, other: Buffer): number {
  let count = 0
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) count++
  return count / one.length
}
