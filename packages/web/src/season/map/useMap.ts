import { useEffect, useRef, useState } from 'preact/hooks'
import { type MapCell, type MapMoment, mapDistances } from './mapCells.js'
import type { MapAnswer, MapQuestion } from './mapMessages.js'

/** A map as far as it is computed; a new one keeps the old cells on show until its own come. */
export interface ShownMap {
  readonly rows: readonly (readonly MapCell[])[]
  readonly isWhole: boolean
  readonly fault: string | null
}

/** Computes the map of a moment apart from the page, so that nothing waits for it. */
export function useMap({ season, lead, quarter, clock }: MapMoment): ShownMap {
  const [shown, show] = useState<ShownMap>({ rows: [], isWhole: false, fault: null })
  const worker = useRef<Worker | null>(null)
  const number = useRef(0)
  useEffect(() => {
    const apart = new Worker(new URL('./map.worker.ts', import.meta.url), { type: 'module' })
    apart.onmessage = ({ data }: MessageEvent<MapAnswer>) => {
      if (data.number !== number.current) return
      if ('fault' in data) return show((before) => ({ ...before, fault: data.fault }))
      const distance = data.row[0]?.yardsToGo ?? 1
      show(({ rows }) => ({
        rows: mapDistances.map((one, at) => (one === distance ? data.row : (rows[at] ?? []))),
        isWhole: distance === mapDistances.at(-1),
        fault: null,
      }))
    }
    worker.current = apart
    return () => apart.terminate()
  }, [])
  useEffect(() => {
    number.current++
    show((before) => ({ ...before, isWhole: false }))
    const question: MapQuestion = { number: number.current, moment: { season, lead, quarter, clock } }
    worker.current?.postMessage(question)
  }, [season, lead, quarter, clock])
  return shown
}
