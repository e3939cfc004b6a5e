import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { DecisionEvent, LiveEvent } from '@fourthright/plays'
import { readGameId } from '@fourthright/plays'
import { expect, it } from 'vitest'
import { readGameDetail } from '../../packages/plays/src/feeds/gameDetail.js'
import { describeWith, needsBigData } from '../support/needs.js'
import { runBin } from '../support/runBin.js'

const bigData = needsBigData()
const folder = join(bigData.folder, 'raw-games', '2020')

/** Twenty games over the whole season, overtimes and playoffs among them. */
function games(): string[] {
  const files = readdirSync(folder).sort()
  return Array.from({ length: 20 }, (_, i) => join(folder, files[Math.floor((i * files.length) / 20)] ?? ''))
}

/** Plays of the recorded game that were fourth downs, in its order. */
function fourthDownsOf(file: string): number[] {
  const { plays } = readGameDetail(JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')))
  return plays.flatMap(({ down, deleted, playId }) => (down === 4 && !deleted ? [playId] : []))
}

describeWith(bigData, 'sixteen of twenty real games at once', () => {
  it('have one decision a fourth down, told before what happened', async () => {
    const files = games()
    for (const together of [files.slice(0, 16), files.slice(4)]) {
      const { code, stdout, stderr } = await runBin([
        ...['live', '--json', '--speed', 'max'],
        ...together.flatMap((file) => ['--game', file]),
      ])
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      const events: LiveEvent[] = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
      expect(new Set(events.map(({ key }) => key)).size).toBe(events.length)
      for (const file of together) {
        const { id } = readGameId(basename(file, '.json.gz'))
        const ofGame = events.filter(({ game }) => game === id)
        expect({ id, decided: standing(ofGame) }).toEqual({ id, decided: fourthDownsOf(file) })
        expect(toldLate(ofGame)).toEqual([])
        expect(ofGame.at(-1)).toMatchObject({ type: 'notice', code: 'ended' })
      }
    }
  })
})

/** Plays with a decision that stands in the end, each once. */
function standing(events: readonly LiveEvent[]): number[] {
  const decisions = events.filter((event): event is DecisionEvent => event.type === 'decision')
  const gone = new Set([
    ...decisions.map(({ replaces }) => replaces),
    ...events.flatMap((event) => (event.type === 'withdrawn' ? [event.decision] : [])),
  ])
  return decisions.filter(({ key }) => !gone.has(key)).map(({ playId }) => playId)
}

/** Plays whose decision came after what happened. */
function toldLate(events: readonly LiveEvent[]): number[] {
  const decided = new Set<string>()
  return events.flatMap((event) => {
    if (event.type === 'decision') decided.add(event.key)
    return event.type === 'happened' && !decided.has(event.decision) ? [event.playId] : []
  })
}
