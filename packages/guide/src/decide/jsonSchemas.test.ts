import { describe, expect, it } from 'vitest'
import { situationJsonSchema } from '../situation/situationJsonSchema.js'
import { validWords } from '../situation/validWords.js'
import { decisionJsonSchema } from './decisionJsonSchema.js'

describe('the JSON Schemas', () => {
  it('describe every field of a situation in the words of its errors, and close the object', () => {
    const schema = JSON.parse(JSON.stringify(situationJsonSchema()))
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false })
    const top = Object.keys(validWords).filter((field) => !field.includes('.'))
    expect(Object.keys(schema.properties).toSorted()).toEqual(top.toSorted())
    expect(schema.required).toEqual(
      expect.arrayContaining([
        'season',
        'offense',
        'defense',
        'quarter',
        'clock',
        'offenseScore',
        'defenseScore',
      ]),
    )
    for (const field of top) {
      const words = JSON.stringify(schema.properties[field])
      expect(words).toContain(JSON.stringify(validWords[field as keyof typeof validWords]))
    }
  })

  it('close the decision too', () => {
    const schema = JSON.parse(JSON.stringify(decisionJsonSchema()))
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false })
    expect(schema.required).toContain('recommendation')
  })
})
