import type { z } from 'zod'

/** Which field of an input is the first that is not as it should be, and why; no field where it is all of it. */
export function badField({ issues: [issue] }: z.ZodError): { readonly field: string; readonly why: string } {
  if (issue === undefined) return { field: '', why: 'It is not as it should be.' }
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]] : issue.path
  return { field: path.join('.'), why: issue.message }
}
