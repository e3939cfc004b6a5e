import { anyOneBound, anyRun, anyRunBound, freeTokens } from './wildcards.js'

const partsBeforeResource = 5
const star = '*'

/**
 * How the Resource element reads wildcards ("IAM JSON policy elements: Resource"): they stand "within the individual
 * segments of an ARN (the parts separated by colons)"; "if the * wildcard is the last character of a resource ARN
 * segment, it can expand to match beyond the colon boundaries". The part behind the fifth colon names the resource;
 * there they take slashes and colons alike.
 */
export function resourceTokens(text: string, before: string, isLast: boolean): number[] {
  let colons = colonsIn(before)
  return freeTokens(text).map((token, at) => {
    const written = text[at]
    if (written === ':') colons++
    if (token >= 0 || colons >= partsBeforeResource) return token
    if (written !== star) return anyOneBound
    const endsItsPart = text[at + 1] === ':' || (isLast && at + 1 === text.length)
    return endsItsPart ? anyRun : anyRunBound
  })
}

function colonsIn(text: string): number {
  return text.split(':').length - 1
}
