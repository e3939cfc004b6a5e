import { expect } from 'vitest'
import type { Decision } from './decision.js'

/** Every choice's outcomes have chances that sum to one, and every chance of winning lies between zero and one. */
export function expectWholeTrees({ choices }: Pick<Decision, 'choices'>): void {
  for (const { outcomes, winProbability } of choices) {
    const sum = outcomes.reduce((all, { probability }) => all + probability, 0)
    expect(Math.abs(sum - 1)).toBeLessThan(1e-9)
    for (const chance of [winProbability, ...outcomes.map((outcome) => outcome.winProbability)]) {
      expect(chance).toBeGreaterThanOrEqual(0)
      expect(chance).toBeLessThanOrEqual(1)
    }
  }
}
