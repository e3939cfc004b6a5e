import { evaluate, PreparedRequest, type Verdict } from '@fourthright/policy'
import type { Arrival } from '../network/entryPoint.js'
import { mintRoleArn, mintSessionArn, type Place, profileArn } from './arns.js'
import type { Shelf } from './policyShelf.js'

/** Whose profile is to be opened. */
export interface Wanted {
  readonly user: string
  readonly domainId: string
  readonly profile: string
}

/**
 * The question behind the mint call, the redemption, every request and every frame: may the mint role, acting for
 * this user, open this profile from where the connection came in? AWS enforces the conditions of
 * CreatePresignedDomainUrl "for every HTTP request and WebSocket frame" (SageMaker API, CreatePresignedDomainUrl).
 *
 * @param epochSecond whole seconds since 1970, for `aws:CurrentTime` and `aws:EpochTime`
 */
export function judgeProfile(
  shelf: Shelf,
  place: Place,
  wanted: Wanted,
  arrival: Arrival,
  epochSecond: number,
): Verdict {
  return evaluate(
    shelf.mintRole,
    PreparedRequest.from({
      action: 'sagemaker:CreatePresignedDomainUrl',
      resource: profileArn(place, wanted.domainId, wanted.profile),
      principal: {
        type: 'AWS',
        arn: mintSessionArn(place.account, wanted.user),
        behind: mintRoleArn(place.account),
      },
      context: {
        ...arrival.context,
        'aws:PrincipalArn': mintRoleArn(place.account),
        'aws:PrincipalTag/profile': wanted.user,
        'aws:CurrentTime': currentTime(epochSecond),
        'aws:EpochTime': epochSecond,
      },
    }),
  )
}

/** As AWS writes it: to the second. */
function currentTime(epochSecond: number): string {
  return new Date(epochSecond * 1000).toISOString().replace('.000Z', 'Z')
}

/** The clock in whole seconds. */
export function epochSecondOf(clock: { now(): number }): number {
  return Math.floor(clock.now() / 1000)
}
