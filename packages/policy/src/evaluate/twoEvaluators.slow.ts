import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compilePolicy } from './compilePolicy.js'
import { evaluate } from './evaluate.js'
import { evaluatePlainly } from './plainEvaluator.fixture.js'
import { somePolicies, someRequest } from './randomPolicies.fixture.js'

it('the evaluator and its slow twin agree on a hundred thousand questions', () => {
  fc.assert(
    fc.property(somePolicies, someRequest, (policies, request) => {
      const compiled = policies.map(({ kind, text }, at) => compilePolicy(text, { name: `${at}`, kind }))
      expect(evaluate(compiled, request).decision).toBe(evaluatePlainly(policies, request))
    }),
    { numRuns: 100_000 },
  )
})
