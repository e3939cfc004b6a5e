import { z } from 'zod'
import { isDomainId, isProfileName } from '../access/names.js'
import { isLanding } from './landing.js'

/**
 * The input of CreatePresignedDomainUrl. Bounds and defaults: SageMaker's service model; command lines check neither,
 * so the server must. Sixty seconds instead of 300 are the published sample's choice, and the mint function's.
 */
export const createPresignedDomainUrlInput = z.strictObject({
  DomainId: z.string().refine(isDomainId),
  UserProfileName: z.string().refine(isProfileName),
  ExpiresInSeconds: z.int().min(5).max(300).default(300),
  SessionExpirationDurationInSeconds: z.int().min(1800).max(43_200).default(43_200),
  LandingUri: z.string().refine(isLanding).default('/'),
})

export type CreatePresignedDomainUrlInput = z.output<typeof createPresignedDomainUrlInput>

export const createPresignedDomainUrlTarget = 'SageMaker.CreatePresignedDomainUrl'
