import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CompiledPolicy, compilePolicy } from './compilePolicy.js'
import { evaluate } from './evaluate.js'
import { evaluatePlainly, type PlainPolicy, type PlainRequest } from './plainEvaluator.fixture.js'
import { somePolicies, someRequest } from './randomPolicies.fixture.js'

const compiled = (policies: readonly PlainPolicy[]): CompiledPolicy[] =>
  policies.map(({ kind, text }, index) => compilePolicy(text, { name: `policy ${index + 1}`, kind }))
const decided = (policies: readonly PlainPolicy[], request: PlainRequest) =>
  evaluate(compiled(policies), request).decision

type Document = { Version: string; Statement: { Effect: string }[] }
const rewritten = ({ kind, text }: PlainPolicy, change: (document: Document) => Document): PlainPolicy => ({
  kind,
  text: JSON.stringify(change(JSON.parse(text))),
})

describe('the evaluator and its slow twin', () => {
  it('agree on random policies and requests', () => {
    fc.assert(
      fc.property(somePolicies, someRequest, (policies, request) => {
        expect(decided(policies, request)).toBe(evaluatePlainly(policies, request))
      }),
      { numRuns: 5000 },
    )
  })

  it('are asked questions with every answer', () => {
    const seen = new Map<string, number>()
    for (const [policies, request] of fc.sample(fc.tuple(somePolicies, someRequest), {
      numRuns: 2000,
      seed: 7,
    })) {
      const decision = evaluatePlainly(policies, request)
      seen.set(decision, (seen.get(decision) ?? 0) + 1)
    }
    for (const decision of ['allow', 'explicitDeny', 'implicitDeny']) {
      expect(seen.get(decision), decision).toBeGreaterThan(150)
    }
  })
})

describe('whatever the policies', () => {
  it('a deny that applies wins, wherever it stands', () => {
    const deny: PlainPolicy = {
      kind: 'identity',
      text: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}',
    }
    fc.assert(
      fc.property(somePolicies, someRequest, fc.nat(3), (policies, request, place) => {
        expect(decided(policies.toSpliced(place, 0, deny), request)).toBe('explicitDeny')
      }),
      { numRuns: 500 },
    )
  })

  it('the order of policies and of statements does not matter', () => {
    fc.assert(
      fc.property(somePolicies, someRequest, (policies, request) => {
        const reversed = policies
          .toReversed()
          .map((policy) => rewritten(policy, (d) => ({ ...d, Statement: d.Statement.toReversed() })))
        expect(decided(reversed, request)).toBe(decided(policies, request))
      }),
      { numRuns: 2000 },
    )
  })

  it('turning an allow into a deny lets nobody in', () => {
    fc.assert(
      fc.property(somePolicies, someRequest, fc.nat(2), (policies, request, which) => {
        const stricter = policies.map((policy) =>
          rewritten(policy, (d) => ({
            ...d,
            Statement: d.Statement.map((s, index) => (index === which ? { ...s, Effect: 'Deny' } : s)),
          })),
        )
        fc.pre(decided(policies, request) !== 'allow')
        expect(decided(stricter, request)).not.toBe('allow')
      }),
      { numRuns: 2000 },
    )
  })

  it('one more allow never takes anything away, but through a limit', () => {
    fc.assert(
      fc.property(somePolicies, somePolicies, someRequest, (policies, more, request) => {
        const grants = more
          .filter(({ kind }) => kind === 'identity' || kind === 'resource')
          .map((policy) =>
            rewritten(policy, (d) => ({
              ...d,
              Statement: d.Statement.map((s) => ({ ...s, Effect: 'Allow' })),
            })),
          )
        fc.pre(decided(policies, request) === 'allow')
        expect(decided([...policies, ...grants], request)).toBe('allow')
      }),
      { numRuns: 250 },
    )
  })

  it('the verdict names a statement that is there, and a condition of it', () => {
    fc.assert(
      fc.property(somePolicies, someRequest, (policies, request) => {
        const { decision, statement, condition, sentence } = evaluate(compiled(policies), request)
        expect(sentence).toMatch(/^(Allowed by|Denied by|Nothing allows|Though|Across accounts)/)
        if (statement === null) {
          expect([decision, condition]).toEqual(['implicitDeny', null])
          return
        }
        const policy = policies[Number(statement.policy.slice('policy '.length)) - 1]!
        const named = (JSON.parse(policy.text) as Document).Statement[statement.index]! as {
          Effect: string
          Condition?: Record<string, Record<string, string[]>>
        }
        expect(named.Effect).toBe(decision === 'explicitDeny' ? 'Deny' : 'Allow')
        if (condition !== null) {
          expect(named.Condition?.[condition.operator]?.[condition.key]).toEqual(condition.wanted)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
