import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePolicy } from '../document/parsePolicy.js'
import { compileDocument } from '../evaluate/compilePolicy.js'
import { evaluate } from '../evaluate/evaluate.js'
import { somePolicies, someRequest } from '../evaluate/randomPolicies.fixture.js'
import { lintPolicy } from './lintPolicy.js'

/** What a JSON pointer points at; undefined where there is nothing. */
function at(document: unknown, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], document)
}

describe('whatever the policy', () => {
  it('every finding points into the document and says what to write', () => {
    fc.assert(
      fc.property(somePolicies, (policies) => {
        for (const { kind, text } of policies) {
          for (const { code, path, sentence, instead } of lintPolicy(
            parsePolicy(text, { name: 'p', kind }),
          )) {
            expect(code).toMatch(/^lint\/[a-z-]+$/)
            expect(at(JSON.parse(text), path), `${code} at ${path}`).toBeDefined()
            expect([sentence, instead]).not.toContain('')
          }
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('a statement that is said never to match decides nothing', () => {
    let said = 0
    fc.assert(
      fc.property(
        somePolicies,
        fc.array(someRequest, { minLength: 5, maxLength: 5 }),
        (policies, requests) => {
          for (const { kind, text } of policies) {
            const document = parsePolicy(text, { name: 'p', kind })
            const idle = lintPolicy(document).filter(({ code }) => code === 'lint/never-matches')
            const places = idle.map(({ path }) => Number(path.split('/')[2]))
            said += places.length
            for (const request of requests) {
              const { decision, statement } = evaluate([compileDocument(document)], request)
              if (decision !== 'implicitDeny') expect(places).not.toContain(statement?.index)
            }
          }
        },
      ),
      { numRuns: 1500, seed: 11 },
    )
    expect(said).toBeGreaterThan(20)
  })
})
