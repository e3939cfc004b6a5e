import * as z from 'zod/mini'
import { situationSchema } from './situationSchema.js'

/** The JSON Schema (draft 2020-12) of a situation as a user writes it, from the same definition. */
export function situationJsonSchema(): Record<string, unknown> {
  return { title: 'Situation', ...z.toJSONSchema(situationSchema, { io: 'input' }) }
}
