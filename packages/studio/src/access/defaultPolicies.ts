import { mintRoleName, type Place, profileArn } from './arns.js'
import type { StoredPolicy } from './policyShelf.js'

/** The endpoints that the studio's own policies let in. */
export interface TrustedEndpoints {
  readonly api: string
  readonly sagemakerApi: string
  readonly studio: string
}

/**
 * The policies with which a studio starts: the corrected form of the article's (the `studio-…` samples of the policy
 * package). Each user's role session reaches its own profile only, and every way in is an endpoint of ours. The API's
 * policy both denies the rest and allows the endpoint, since the authorizer only ever denies.
 */
export function defaultPolicies(
  place: Place,
  domainId: string,
  apiId: string,
  endpoints: TrustedEndpoints,
): Omit<StoredPolicy, 'kind'>[] {
  const ownProfile = profileArn(place, domainId, '${aws:PrincipalTag/profile}')
  return [
    {
      name: mintRoleName,
      attachedTo: 'mintRole',
      document: policyText([
        {
          Sid: 'MintThroughTheSageMakerApiEndpoint',
          Effect: 'Allow',
          Action: 'sagemaker:CreatePresignedDomainUrl',
          Resource: ownProfile,
          Condition: { StringEquals: { 'aws:SourceVpce': endpoints.sagemakerApi } },
        },
        {
          Sid: 'OpenThroughTheStudioEndpoint',
          Effect: 'Allow',
          Action: 'sagemaker:CreatePresignedDomainUrl',
          Resource: ownProfile,
          Condition: { StringEquals: { 'aws:SourceVpce': endpoints.studio } },
        },
      ]),
    },
    {
      name: 'private-api',
      attachedTo: 'privateApi',
      document: policyText(
        [
          ['NoOtherWayIn', 'Deny', 'StringNotEquals'],
          ['ThroughTheApiEndpoint', 'Allow', 'StringEquals'],
        ].map(([sid, effect, operator = '']) => ({
          Sid: sid,
          Effect: effect,
          Principal: '*',
          Action: 'execute-api:Invoke',
          Resource: `arn:aws:execute-api:${place.region}:${place.account}:${apiId}/*`,
          Condition: { [operator]: { 'aws:SourceVpce': endpoints.api } },
        })),
      ),
    },
  ]
}

function policyText(statements: readonly object[]): string {
  return `${JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2)}\n`
}
