import * as z from 'zod/mini'
import { choices } from '../outcomes/choice.js'
import { gameStateSchema } from '../situation/gameState.js'

export const strengths = ['tossUp', 'medium', 'strong', 'veryStrong', 'overwhelming'] as const

const probability = z.number().check(z.gte(0), z.lte(1))
const maybeProbability = z.nullable(probability)

/** One thing that can happen, from the deciding team's view. */
const outcomeSchema = z.strictObject({
  label: z.string(),
  probability,
  winProbability: probability,
  /** What holds afterwards, from the view of the team that then has the ball; null at the end of the game. */
  next: z.nullable(gameStateSchema),
})

const choiceSchema = z.strictObject({
  choice: z.enum(choices),
  winProbability: probability,
  successProbability: maybeProbability,
  winProbabilityIfSuccess: maybeProbability,
  winProbabilityIfFailure: maybeProbability,
  outcomes: z.array(outcomeSchema),
})

const conversionSchema = z.strictObject({
  blended: probability,
  run: probability,
  pass: probability,
  probabilityOfPass: probability,
  /** P(gain ≤ 0), P(1) … P(15), P(16 or more), unfolded, from the true line of scrimmage. */
  distribution: z.array(probability).check(z.length(17)),
})

const confidenceSchema = z.strictObject({
  agreement: probability,
  interval: z.tuple([z.number(), z.number()]),
  members: z.int(),
  verdict: z.enum(['clear', 'lean', 'tooClose']),
})

const explanationSchema = z.strictObject({
  /** The baseline, then features and named parts by size; they sum to the blended chance. Empty where nobody may go. */
  conversion: z.array(
    z.strictObject({ feature: z.string(), value: z.nullable(z.number()), contribution: z.number() }),
  ),
  edge: z.array(z.strictObject({ group: z.string(), contribution: z.number() })),
  sentence: z.string(),
})

/** The answer (contract: Decision), the one definition of its type and its JSON Schema. */
export const decisionSchema = z.strictObject({
  recommendation: z.enum(choices),
  /** Win probability of the best choice minus that of the next best; 0 where there is one choice only. */
  edge: z.number().check(z.gte(0), z.lte(1)),
  strength: z.enum(strengths),
  verdict: z.string(),
  choices: z.array(choiceSchema),
  conversion: z.nullable(conversionSchema),
  breakEven: z.strictObject({ conversion: maybeProbability, make: maybeProbability }),
  /** The longest whole distance at which going for it is right here; 0 where it never is. */
  thresholdYardsToGo: z.nullable(z.number()),
  confidence: z.nullable(confidenceSchema),
  explanation: z.nullable(explanationSchema),
  /** What teams did on the n fourth downs most like this one; null for tries, earlier downs and overtime. */
  teams: z.nullable(
    z.strictObject({ n: z.int(), goForIt: probability, fieldGoal: probability, punt: probability }),
  ),
  flips: z.nullable(z.strictObject({ conversion: maybeProbability, make: maybeProbability })),
  sensitivity: z.nullable(z.strictObject({ shortDistance: probability, longDistance: probability })),
  overrides: z.strictObject({ conversion: z.optional(probability), make: z.optional(probability) }),
  bundle: z.strictObject({ id: z.string(), trainedOn: z.string() }),
  assumptions: z.array(z.string()),
})
