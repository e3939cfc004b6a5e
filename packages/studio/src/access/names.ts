/** SageMaker's user profile names, the narrow alphabet in which names are compared byte for byte. */
const profileName = /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/

const longestName = 63

/** SageMaker's domain ids. */
const domainId = /^d-(-*[a-z0-9]){1,61}$/

/**
 * Is this a user profile name? A user whose name is none has no profile, and `*`, `/`, `..` or a full-width letter
 * never reaches a comparison, a path or a pattern. Source: SageMaker's service model, `UserProfileName`.
 */
export function isProfileName(text: string): boolean {
  // The length first: the pattern's nested repetition must not meet a long text.
  return text.length <= longestName && profileName.test(text)
}

/** Source: SageMaker's service model, `DomainId`. */
export function isDomainId(text: string): boolean {
  return text.length <= longestName && domainId.test(text)
}
