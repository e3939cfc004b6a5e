import { no, type Truth, unreadable, yes } from '../conditions/truth.js'
import type { PrincipalElement } from '../document/policyDocument.js'
import { accountOf, type Caller } from './caller.js'

/**
 * How closely a principal element names the caller ("Policy evaluation logic": resource-based policies). `direct`: the
 * caller's own ARN, or everyone; such an Allow stands by itself. `behind`: the role or user behind a session; limits
 * still apply. `account`: authority is handed to the account, whose identity policies must give it.
 */
export type Standing = 'none' | 'account' | 'behind' | 'direct'

const ranks: readonly Standing[] = ['none', 'account', 'behind', 'direct']

export interface CompiledPrincipals {
  /** Whether the statement speaks of this caller. */
  readonly cover: (caller: Caller | undefined) => Truth
  readonly standing: (caller: Caller | undefined) => Standing
}

export function compilePrincipals({ not, listed }: PrincipalElement): CompiledPrincipals {
  const standing = (caller: Caller | undefined) =>
    listed.map((principal) => standingOf(principal, caller)).reduce(closest, 'none')
  if (!not) {
    return { standing, cover: (caller) => (standing(caller) === 'none' ? no : yes) }
  }
  // A caller is several principals at once: session, role, account. "You must also specify the account ARN of the
  // not-denied principal" (NotPrincipal): a deny spares only whom it lists in full, an allow covers only whom it
  // lists in no form.
  const cover = (caller: Caller | undefined) => {
    const faces = facesOf(caller)
    const spared = faces.filter((face) =>
      listed.some((principal) => standingOf(principal, face) === 'direct'),
    )
    if (spared.length === 0) return yes
    return spared.length === faces.length ? no : unreadable
  }
  return { cover, standing: () => 'direct' }
}

function standingOf(listed: PrincipalElement['listed'][number], caller: Caller | undefined): Standing {
  if (listed.type === 'AWS' && listed.id === '*') return 'direct'
  if (caller === undefined || caller.type !== listed.type) return 'none'
  if (caller.type !== 'AWS') return caller.id === listed.id ? 'direct' : 'none'
  if (caller.arn === listed.id) return 'direct'
  if (caller.behind === listed.id) return 'behind'
  const account = accountNamed(listed.id)
  if (account === undefined || account !== accountOf(caller.arn)) return 'none'
  return rootOf(caller.arn) === caller.arn ? 'direct' : 'account'
}

/** The account that an entry hands authority to: twelve digits, or its root's ARN. */
function accountNamed(id: string): string | undefined {
  if (!id.startsWith('arn:')) return id
  return id.endsWith(':root') ? accountOf(id) : undefined
}

function facesOf(caller: Caller | undefined): (Caller | undefined)[] {
  if (caller === undefined || caller.type !== 'AWS') return [caller]
  const arns = new Set([caller.arn, caller.behind ?? caller.arn, rootOf(caller.arn)])
  return [...arns].map((arn) => ({ type: 'AWS', arn }))
}

function rootOf(arn: string): string {
  return `arn:${arn.split(':')[1]}:iam::${accountOf(arn)}:root`
}

function closest(a: Standing, b: Standing): Standing {
  return ranks.indexOf(b) > ranks.indexOf(a) ? b : a
}
