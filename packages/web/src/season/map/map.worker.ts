import { type Bundle, openBundle } from '@fourthright/guide'
import { mapDistances, mapRow } from './mapCells.js'
import type { MapAnswer, MapQuestion } from './mapMessages.js'

let newest = 0
let opened: Promise<Bundle> | undefined

async function openModels(): Promise<Bundle> {
  const response = await fetch('/models/browser.frb')
  if (!response.ok) throw new Error('The models cannot be had.')
  return openBundle(new Uint8Array(await response.arrayBuffer()))
}

addEventListener('message', async ({ data }: MessageEvent<MapQuestion>) => {
  const { number, moment } = data
  newest = number
  const say = (answer: MapAnswer) => postMessage(answer)
  try {
    opened ??= openModels()
    const bundle = await opened
    for (const yardsToGo of mapDistances) {
      // between two rows a newer question may have come
      await new Promise((goOn) => setTimeout(goOn))
      if (newest !== number) return
      say({ number, row: mapRow(moment, yardsToGo, bundle) })
    }
  } catch (cause) {
    opened = undefined
    say({ number, fault: (cause as Error).message })
  }
})
