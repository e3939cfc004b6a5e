import { lowerAscii } from '../patterns/lowerAscii.js'

/** "AWS global condition context keys" (2026); those that end in a slash are followed by a tag's key. */
const names = [
  'aws:PrincipalArn',
  'aws:PrincipalAccount',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalOrgID',
  'aws:PrincipalTag/',
  'aws:PrincipalIsAWSService',
  'aws:PrincipalServiceName',
  'aws:PrincipalServiceNamesList',
  'aws:PrincipalType',
  'aws:userid',
  'aws:username',
  'aws:AssumedRoot',
  'aws:FederatedProvider',
  'aws:TokenIssueTime',
  'aws:MultiFactorAuthAge',
  'aws:MultiFactorAuthPresent',
  'aws:ChatbotSourceArn',
  'aws:Ec2InstanceSourceVpc',
  'aws:Ec2InstanceSourcePrivateIPv4',
  'aws:SourceIdentity',
  'aws:SourceIp',
  'aws:SourceVpc',
  'aws:SourceVpcArn',
  'aws:SourceVpce',
  'aws:VpceAccount',
  'aws:VpceOrgID',
  'aws:VpceOrgPaths',
  'aws:VpcSourceIp',
  'aws:ResourceAccount',
  'aws:ResourceOrgID',
  'aws:ResourceOrgPaths',
  'aws:ResourceTag/',
  'aws:CalledVia',
  'aws:CalledViaFirst',
  'aws:CalledViaLast',
  'aws:ViaAWSService',
  'aws:CurrentTime',
  'aws:EpochTime',
  'aws:referer',
  'aws:RequestedRegion',
  'aws:RequestTag/',
  'aws:TagKeys',
  'aws:SecureTransport',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
  'aws:UserAgent',
] as const

/** Of these a request may have many values; all other global keys are "single-valued". */
const manyValued: ReadonlySet<string> = new Set([
  'aws:principalorgpaths',
  'aws:principalservicenameslist',
  'aws:vpceorgpaths',
  'aws:resourceorgpaths',
  'aws:calledvia',
  'aws:tagkeys',
  'aws:sourceorgpaths',
])

/** A misspelt key is at most so many letters away from the right one; another service's own key is farther. */
const farthest = 3
const farthestOfService = 1

const lowerNames = names.map(lowerAscii)

/** Whether AWS has such a global key; keys of services are for the services to know. */
export function isKnownKey(key: string): boolean {
  return lowerNames.some((name) => (name.endsWith('/') ? key.startsWith(name) && key !== name : key === name))
}

export function hasManyValues(key: string): boolean {
  return manyValued.has(key)
}

/** The key that was probably meant, as AWS spells it. */
export function guessKey(key: string): string | undefined {
  const distances = lowerNames.map((name) => distance(key, name))
  const least = Math.min(...distances)
  const limit = key.startsWith('aws:') ? farthest : farthestOfService
  return least <= limit ? names[distances.indexOf(least)] : undefined
}

/** Levenshtein's distance: letters to change, add or leave out. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(change, above[j]! + 1, row[j - 1]! + 1))
    }
    above = row
  }
  return above[b.length]!
}
