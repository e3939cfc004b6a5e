import { z } from 'zod'
import { badField } from '../errors/badField.js'
import { StudioInputError } from '../errors/studioError.js'

/** How far each replica's chain was read, as JSON. */
const cursor = z.record(z.string(), z.string().regex(/^\d{1,18}$/))
const place = z.string().transform((text, context) => {
  const read = cursor.safeParse(maybeJson(text))
  if (read.success) return read.data
  context.addIssue({ code: 'custom', message: 'It is no place that an answer has named.' })
  return z.NEVER
})

/** What an administrator may ask for: the name, and the form of what is said with it. */
const inputs = {
  status: z.strictObject({}),
  listUsers: z.strictObject({}),
  /** Without a password one is made and told once; it must be changed at the first sign-in. */
  createUser: z.strictObject({ name: z.string(), temporaryPassword: z.string().optional() }),
  setPassword: z.strictObject({ name: z.string(), password: z.string(), permanent: z.boolean() }),
  disableUser: z.strictObject({ name: z.string() }),
  enableUser: z.strictObject({ name: z.string() }),
  deleteUser: z.strictObject({ name: z.string() }),
  rotateKeys: z.strictObject({}),
  listProfiles: z.strictObject({}),
  createProfile: z.strictObject({ name: z.string() }),
  listGrants: z.strictObject({}),
  giveGrant: z.strictObject({ user: z.string() }),
  revokeGrant: z.strictObject({ user: z.string() }),
  listPolicies: z.strictObject({}),
  putPolicy: z.strictObject({
    name: z.string(),
    attachedTo: z.enum(['mintRole', 'privateApi']),
    document: z.string(),
  }),
  /** What the policies in force would say to this user's request at this entry point. */
  testAccess: z.strictObject({
    user: z.string(),
    entryPoint: z.string(),
    address: z.string().default('127.0.0.1'),
  }),
  tailAudit: z.strictObject({
    /** Lines after this place, as the answer before said it; from the end where it is left out. */
    after: place.optional(),
    limit: z.int().min(1).max(1000).default(50),
  }),
  verifyAudit: z.strictObject({}),
  stop: z.strictObject({}),
} as const

export type Operation = keyof typeof inputs
export type InputOf<Name extends Operation> = z.output<(typeof inputs)[Name]>
/** As it may be said: what has a default may be left out. */
export type SaidTo<Name extends Operation> = z.input<(typeof inputs)[Name]>

/** One function an operation; what it returns goes out as JSON. */
export type Administration = {
  readonly [Name in Operation]: (input: InputOf<Name>) => Promise<object>
}

export function isOperation(name: string): name is Operation {
  return Object.hasOwn(inputs, name)
}

/** @throws StudioInputError `admin/input` with the field */
export function checkInput<Name extends Operation>(name: Name, said: unknown): InputOf<Name> {
  const checked = inputs[name].safeParse(said)
  if (checked.success) return checked.data as InputOf<Name>
  const { field, why } = badField(checked.error)
  throw new StudioInputError('admin/input', {
    field: field || name,
    valid: `what ${name} takes`,
    message: why,
  })
}

function maybeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
