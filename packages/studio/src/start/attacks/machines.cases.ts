import { beforeAll, describe, expect, it } from 'vitest'
import { talk } from '../talk.fixture.js'
import type { AttackedStudio } from './attacked.fixture.js'

export function machineAttacks(theStudio: () => AttackedStudio): void {
  let studio: AttackedStudio
  let entered: { url: string }
  beforeAll(async () => {
    studio = theStudio()
    entered = await studio.enter('alice')
  })

  const reached = () => studio.app.requests.length

  describe('attack group 32: a way in for machines', () => {
    const paths =
      '/health /healthz /ready /livez /ping /metrics /status /admin /api/health /debug/pprof /_status /server-status /.env /actuator /version /stop /tailAudit'
    const agents = [
      'kube-probe/1.30',
      'GoogleHC/1.0',
      'ELB-HealthChecker/2.0',
      'Prometheus/2.50',
      'UptimeRobot/2.0',
    ]

    it.each(['sign-in', 'api-endpoint', 'sagemaker-api-endpoint', 'studio-endpoint', 'studio-public'])(
      'there is none at %s',
      async (way) => {
        const before = reached()
        const base = way.startsWith('studio-')
          ? studio.at(entered.url, way)
          : studio.origins[way as 'sign-in']
        for (const [n, path] of paths.split(' ').entries()) {
          const agent = agents[n % agents.length]
          for (const method of ['GET', 'POST']) {
            const said = await talk(base, {
              path,
              method,
              headers: { 'user-agent': agent },
              from: '127.0.3.2',
            })
            expect([400, 403, 404, 429], `${method} ${path}`).toContain(said.status)
          }
        }
        expect(reached()).toBe(before)
      },
    )

    it('a probe’s name is no key to anything else', async () => {
      const { ready } = studio.studio
      for (const agent of agents) {
        const headers = { 'user-agent': agent }
        expect((await talk(`${ready.api.url}/dev/alice`, { headers })).status).toBe(401)
        expect((await talk(entered.url, { headers, from: '127.0.3.3' })).status).toBe(403)
      }
    })
  })
}
