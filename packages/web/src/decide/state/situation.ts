import { famousPlay, type Overrides, type SituationInput } from '@fourthright/guide'
import { signal } from '@preact/signals'

/** What opens on demand below the answer; which of them are open is part of the address. */
export const panels = ['why', 'sure', 'map', 'assumed', 'more'] as const
export type Panel = (typeof panels)[number]

/** The play that the page decides on, as it was written: what is left out the guide fills in. */
export const situation = signal<SituationInput>(famousPlay)
/** Chances that the reader knows better than the models. */
export const told = signal<Overrides>({})
export const openPanels = signal<ReadonlySet<Panel>>(new Set())

/** Changes the play by one of the rules in `changes`. */
export function change(how: (before: SituationInput) => SituationInput): void {
  situation.value = how(situation.value)
}

/** Tells a chance in the place of the models', or takes it back. */
export function tell(name: keyof Overrides, chance: number | undefined): void {
  const { [name]: _, ...others } = told.value
  told.value = chance === undefined ? others : { ...others, [name]: chance }
}

export function toggle(panel: Panel): void {
  const open = new Set(openPanels.value)
  if (!open.delete(panel)) open.add(panel)
  openPanels.value = open
}
