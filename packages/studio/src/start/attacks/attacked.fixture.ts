import { setTimeout as pause } from 'node:timers/promises'
import { openTestStudio, type TestStudio, type TestStudioOptions } from '../studio.fixture.js'
import { type Asking, type Said, talk } from '../talk.fixture.js'
import { type WitnessApp, witnessApp } from './witnessApp.fixture.js'

/** A whole studio under attack, with an app that tells what got through to it. */
export interface AttackedStudio extends TestStudio {
  readonly app: WitnessApp
  /** Origins of the listeners, `http://host:port` each. */
  readonly origins: Readonly<Record<'sign-in' | 'api-endpoint' | 'sagemaker-api-endpoint', string>>
  /** Makes a user with a permanent password, and signs in: an access token. */
  userNamed(name: string): Promise<string>
  /** The role's policy, changed for as long as the work takes. */
  withRolePolicy<Result>(
    change: (policy: { Statement: object[] }) => void,
    work: () => Promise<Result>,
  ): Promise<Result>
}

export const password = 'fourth-and-a-quarter'

export async function openAttackedStudio(
  options: Omit<TestStudioOptions, 'app'> = {},
): Promise<AttackedStudio> {
  const app = witnessApp()
  const studio = await openTestStudio({ ...options, app })
  const { ready } = studio.studio
  const signInUrl = new URL(ready.signIn.url).origin
  const rolePolicy = async () => {
    const { policies } = await studio.admin<{ policies: { name: string; document: string }[] }>(
      'listPolicies',
    )
    return policies.find(({ name }) => name === 'fourthright-mint')?.document ?? ''
  }
  const putRole = (document: string) =>
    studio.admin('putPolicy', { name: 'fourthright-mint', attachedTo: 'mintRole', document })
  return {
    ...studio,
    app,
    origins: {
      'sign-in': signInUrl,
      'api-endpoint': ready.api.url,
      'sagemaker-api-endpoint': `http://sagemaker-api.localhost:${ready.ways['sagemaker-api-endpoint']}`,
    },
    userNamed: async (name) => {
      await studio.admin('createUser', { name })
      await studio.admin('setPassword', { name, password, permanent: true })
      const said = await post(ready.signIn.url, { username: name, password })
      return String(said.json?.accessToken)
    },
    withRolePolicy: async (change, work) => {
      const before = await rolePolicy()
      const policy = JSON.parse(before)
      change(policy)
      await putRole(JSON.stringify(policy))
      try {
        return await work()
      } finally {
        await putRole(before)
      }
    },
  }
}

export function post(url: string, body: object, asking: Asking = {}): Promise<Said> {
  return talk(url, { method: 'POST', body: JSON.stringify(body), ...asking })
}

/** Waits until it is so, for five seconds at most. */
export async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 5000; waited += 10) {
    if (await what()) return
    await pause(10)
  }
  throw new Error('It did not come to be so in five seconds.')
}

/** What somebody outside can tell answers apart by. */
export function faceOf({ status, text, headers }: Said): object {
  const { date: _date, ...others } = headers
  return { status, text, headers: others }
}
