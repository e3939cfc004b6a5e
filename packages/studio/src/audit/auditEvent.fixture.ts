import type { AuditEvent } from './audit.js'

/** Some event. */
export function event(change: Partial<AuditEvent> = {}): AuditEvent {
  return {
    who: 'alice',
    what: 'request',
    on: 'arn:aws:sagemaker:us-east-1:111122223333:user-profile/d-1/alice',
    from: { entryPoint: 'studio-office', address: '10.16.0.5' },
    verdict: 'allow',
    why: 'Statement OwnProfile allows it.',
    ...change,
  }
}
