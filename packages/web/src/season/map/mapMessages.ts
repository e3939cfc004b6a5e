import type { MapCell, MapMoment } from './mapCells.js'

/** Asks for a map; a newer question ends the one before. */
export interface MapQuestion {
  readonly number: number
  readonly moment: MapMoment
}

/** A row of the map, or why there is none. */
export type MapAnswer =
  | { readonly number: number; readonly row: readonly MapCell[] }
  | { readonly number: number; readonly fault: string }
