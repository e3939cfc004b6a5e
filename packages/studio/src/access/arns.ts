/** The account and region in which the studio's ARNs stand. */
export interface Place {
  /** Twelve digits. */
  readonly account: string
  readonly region: string
}

/** What a presigned URL opens. */
export function profileArn({ account, region }: Place, domainId: string, profile: string): string {
  return `arn:aws:sagemaker:${region}:${account}:user-profile/${domainId}/${profile}`
}

/** One method of the private API, as API Gateway names it to authorizers and resource policies. */
export function methodArn({ account, region }: Place, apiId: string, stage: string, user: string): string {
  return `arn:aws:execute-api:${region}:${account}:${apiId}/${stage}/GET/${user}`
}

export const mintRoleName = 'fourthright-mint'

/** The role whose policies judge the mint call, the redemption and every request. */
export function mintRoleArn(account: string): string {
  return `arn:aws:iam::${account}:role/${mintRoleName}`
}

/** The role's session that acts for one user; the session bears the user's name. */
export function mintSessionArn(account: string, user: string): string {
  return `arn:aws:sts::${account}:assumed-role/${mintRoleName}/${user}`
}
