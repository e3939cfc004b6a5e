import type { Decision } from '@fourthright/guide'
import { signal } from '@preact/signals'

/** How sure the shown call is, where the refits have been asked about just this play; else null. */
export const sure = signal<Decision['confidence']>(null)
