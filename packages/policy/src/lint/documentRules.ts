import type { PolicyDocument } from '../document/policyDocument.js'
import type { Finding } from './finding.js'

/** What is the matter with a document as a whole. */
export function documentRules(document: PolicyDocument): Finding[] {
  return [...oldVersion(document), ...duplicateSids(document), ...allowsNothing(document)]
}

function oldVersion({ version, versionStated }: PolicyDocument): Finding[] {
  if (version === '2012-10-17') return []
  const how = versionStated ? 'The document is' : 'Without a Version the document is'
  return [
    {
      code: 'lint/old-version',
      severity: 'warning',
      path: versionStated ? '/Version' : '',
      sentence: `${how} of 2008-10-17, a language without variables.`,
      instead: '"Version": "2012-10-17"',
    },
  ]
}

function duplicateSids({ statements }: PolicyDocument): Finding[] {
  return statements
    .filter(({ sid }, index) => sid !== null && statements.findIndex((other) => other.sid === sid) < index)
    .map(({ path, sid }) => ({
      code: 'lint/duplicate-sid',
      severity: 'warning',
      path: `${path}/Sid`,
      sentence: `${sid} is the Sid of an earlier statement too; IAM refuses that, and verdicts that name it are unclear.`,
      instead: 'One Sid a statement.',
    }))
}

function allowsNothing({ kind, statements }: PolicyDocument): Finding[] {
  // A resource policy that only denies is a gate before the others.
  if (kind !== 'identity' || statements.some(({ effect }) => effect === 'Allow')) return []
  return [
    {
      code: 'lint/allows-nothing',
      severity: 'note',
      path: '/Statement',
      sentence: 'The policy only denies: whether anybody passes is up to another policy.',
      instead: 'Allow what is meant, so that the policy holds by itself.',
    },
  ]
}
