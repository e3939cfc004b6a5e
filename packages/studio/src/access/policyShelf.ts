import { type CompiledPolicy, compilePolicy, type PolicyKind } from '@fourthright/policy'
import { StudioInputError } from '../errors/studioError.js'
import type { Queryable } from '../store/database.js'
import { statement } from '../store/statement.js'

const allPolicies = statement('access/allPolicies.sql')
const putPolicy = statement('access/putPolicy.sql')

/** What a policy hangs on. */
export type Attachment = 'mintRole' | 'privateApi'

export const kindOf: Readonly<Record<Attachment, PolicyKind>> = {
  mintRole: 'identity',
  privateApi: 'resource',
}

export interface StoredPolicy {
  readonly name: string
  readonly kind: PolicyKind
  readonly attachedTo: Attachment
  readonly document: string
}

/** The policies in force, ready to be asked. One that cannot be read takes all with it: then nothing opens. */
export type Shelf = Readonly<Record<Attachment, readonly CompiledPolicy[]>>

/** @throws PolicyError where a stored text cannot be read */
export function shelve(stored: readonly StoredPolicy[]): Shelf {
  const on = (attachment: Attachment) =>
    stored
      .filter(({ attachedTo }) => attachedTo === attachment)
      .map(({ name, kind, document }) => compilePolicy(document, { name, kind }))
  return { mintRole: on('mintRole'), privateApi: on('privateApi') }
}

export async function storedPolicies(database: Queryable): Promise<StoredPolicy[]> {
  return database.query<StoredPolicy>(allPolicies)
}

/**
 * Puts a policy in force, in the place of the one of that name. It is read first: a text that cannot be read
 * changes nothing.
 *
 * @throws PolicyError what is wrong with the text, and where
 * @throws StudioInputError `policy/name`
 */
export async function storePolicy(
  database: Queryable,
  { name, attachedTo, document }: Omit<StoredPolicy, 'kind'>,
  now: number,
): Promise<void> {
  if (!/^[\w+=,.@-]{1,128}$/.test(name)) {
    throw new StudioInputError('policy/name', {
      field: 'name',
      value: name,
      valid: 'up to 128 letters, digits and +=,.@_-, as IAM names policies',
      message: 'A policy cannot be called that.',
    })
  }
  compilePolicy(document, { name, kind: kindOf[attachedTo] })
  await database.query(putPolicy, [name, kindOf[attachedTo], attachedTo, document, new Date(now)])
}
