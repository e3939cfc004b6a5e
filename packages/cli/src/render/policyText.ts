interface ToldFinding {
  readonly severity?: string
  readonly code?: string
  readonly path?: string
  readonly sentence?: string
  readonly instead?: string
}

interface ToldVerdict {
  readonly decision?: string
  readonly sentence?: string
}

interface ToldPolicy {
  readonly name: string
  readonly attachedTo: string
  readonly document: string
  readonly findings: readonly ToldFinding[]
}

/** Two lines a finding: what is the matter where, and what to write instead. */
export function findingLines(findings: readonly ToldFinding[]): string[] {
  if (findings.length === 0) return ['The linter finds nothing.']
  return findings.flatMap(({ severity, code, path, sentence, instead }) => [
    `${severity} ${code} at ${path}: ${sentence}`,
    `  instead: ${instead}`,
  ])
}

/** The verdict's word, and why. */
export function verdictText({ decision = '', sentence = '' }: ToldVerdict): string {
  const word = { allow: 'Allowed', explicitDeny: 'Denied', implicitDeny: 'Not allowed' }[decision] ?? decision
  return `${word}. ${sentence}\n`
}

export function policyListText(answer: { policies?: readonly ToldPolicy[] }): string {
  const blocks = (answer.policies ?? []).map(({ name, attachedTo, document, findings }) =>
    [`${name} (${attachedTo})`, document.trimEnd(), ...findingLines(findings)].join('\n'),
  )
  return `${blocks.join('\n\n')}\n`
}
