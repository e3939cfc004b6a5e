import type { Audit, AuditEvent } from './audit.js'

/** An audit that only remembers. */
export class KeptAudit implements Audit {
  readonly events: AuditEvent[] = []

  async record(event: AuditEvent): Promise<void> {
    this.events.push(event)
  }
}
