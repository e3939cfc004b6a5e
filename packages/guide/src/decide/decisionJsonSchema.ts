import * as z from 'zod/mini'
import { decisionSchema } from './decisionSchema.js'

/** The JSON Schema (draft 2020-12) of a decision, from the same definition as its type. */
export function decisionJsonSchema(): Record<string, unknown> {
  return { title: 'Decision', ...z.toJSONSchema(decisionSchema) }
}
