import { type Bundle, openBundle } from '@fourthright/guide'
import { signal } from '@preact/signals'
import { fetched } from './fetched.js'

/** The models in the page: on their way, there, or why they are not. */
export type Models =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly bundle: Bundle }
  | { readonly state: 'failed'; readonly message: string }

export const models = signal<Models>({ state: 'loading' })

/** Fetches and opens the bundle that decides; `models` tells how it went. */
export async function loadModels(): Promise<void> {
  models.value = { state: 'loading' }
  try {
    models.value = { state: 'ready', bundle: await openBundle(await fetched('/models/browser.frb')) }
  } catch (error) {
    models.value = { state: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}
