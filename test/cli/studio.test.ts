import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runBin } from '../support/runBin.js'
import { endStudio, type StartedStudio, startedStudio } from '../support/startedStudio.js'

const folder = mkdtempSync(join(tmpdir(), 'ft-cli-'))
const directory = join(folder, 'studio')
const run = (args: string[], input = '') => runBin(['studio', ...args, '--dir', directory], { input })
const json = async (args: string[], input = '') =>
  JSON.parse((await run([...args, '--json'], input)).stdout.trim())

let studio: StartedStudio
beforeAll(async () => {
  studio = await startedStudio(['--dir', directory, '--ephemeral'])
})
afterAll(async () => {
  await endStudio(studio)
  rmSync(folder, { recursive: true, force: true })
})

function statusOf(url: string): Promise<number> {
  const { port, host, pathname, search } = new URL(url)
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: pathname + search, headers: { host } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}

describe('fourthright studio start --ephemeral --json', () => {
  it('says in one line what the contract names', () => {
    expect(studio.ready).toMatchObject({
      signIn: { url: expect.stringMatching(/^http:\/\/[a-z-]+\.localhost:\d+\/sign-in$/) },
      userPoolId: expect.stringMatching(/^us-west-2_[A-Za-z0-9]{9}$/),
      clientId: expect.stringMatching(/^[a-z0-9]{26}$/),
      domainId: expect.stringMatching(/^d-[a-z0-9]{12}$/),
      users: [
        { name: 'alice', password: expect.any(String) },
        { name: 'bob', password: expect.any(String) },
      ],
      api: { url: expect.stringMatching(/^http:\/\/api\.localhost:\d+$/), stage: 'dev' },
      entryPoints: [
        { public: false, vpce: expect.stringMatching(/^vpce-/), vpc: expect.stringMatching(/^vpc-/) },
        { public: true, vpce: null, vpc: null },
      ],
      adminSocket: expect.any(String),
    })
    expect(studio.printed().stdout.trim().split('\n')).toHaveLength(1)
  })

  it('keeps folder and administrator’s socket to the account', () => {
    expect(statSync(directory).mode & 0o777).toBe(0o700)
    expect(statSync(studio.ready.adminSocket).mode & 0o777).toBe(0o600)
  })

  it('refuses a folder that holds other files, and leaves them', async () => {
    const other = join(folder, 'other')
    const kept = join(other, 'thesis.txt')
    rmSync(other, { recursive: true, force: true })
    await import('node:fs/promises').then(({ mkdir }) => mkdir(other))
    writeFileSync(kept, 'mine')
    const said = await runBin(['studio', 'start', '--ephemeral', '--json', '--dir', other])
    expect(said).toMatchObject({ code: 2, stdout: '' })
    expect(JSON.parse(said.stderr).error).toMatchObject({ code: 'studio/not-empty', field: '--dir' })
    expect(existsSync(kept)).toBe(true)
  })

  it('refuses a folder in which a studio runs', async () => {
    const said = await runBin(['studio', 'start', '--ephemeral', '--json', '--dir', directory])
    expect(said.code).toBe(3)
    expect(JSON.parse(said.stderr).error.code).toBe('studio/in-use')
    expect(await json(['users', 'list'])).toHaveProperty('users')
  })

  it('ends with its parent, however that ended, and takes its folder with it', async () => {
    const bin = fileURLToPath(new URL('../../packages/cli/bin/fourthright.js', import.meta.url))
    const throwaway = join(folder, 'throwaway')
    const script = `
      const { spawn } = await import('node:child_process')
      const child = spawn(process.execPath, [${JSON.stringify(bin)}, 'studio', 'start', '--ephemeral', '--json', '--dir', ${JSON.stringify(throwaway)}])
      child.stdout.on('data', () => console.log(child.pid))
      setInterval(() => {}, 1000)`
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', script])
    const pid = await new Promise<number>((resolve) => {
      parent.stdout.on('data', (text) => resolve(Number(String(text).split('\n', 1)[0])))
    })
    parent.kill('SIGKILL')
    const isAlive = () => {
      try {
        return process.kill(pid, 0)
      } catch {
        return false
      }
    }
    while (isAlive() || existsSync(throwaway)) await pause(50)
  })
})

describe('the administrator', () => {
  it('makes a user with a profile, who chooses a password and gets a link', async () => {
    const made = await json(['users', 'create', 'carol', '--with-profile'])
    expect(made).toMatchObject({ name: 'carol', temporaryPassword: expect.any(String) })
    const { AuthorizedUrl: url } = await json(
      ['open', 'carol'],
      `${made.temporaryPassword}\nfourth-and-a-quarter-yard\n`,
    )
    expect(url).toMatch(
      /^http:\/\/carol-[a-z2-7]{10}\.d-[a-z0-9]{12}\.studio\.localhost:\d+\/auth\?token=[\w-]{43}$/,
    )
    expect(await statusOf(url)).toBe(302)
    expect(await statusOf(url)).toBe(410)
  })

  it('sees users, profiles and grants', async () => {
    const { users } = await json(['users', 'list'])
    expect(users.map(({ name }: { name: string }) => name)).toEqual(expect.arrayContaining(['alice', 'bob']))
    expect((await run(['profiles', 'list'])).stdout).toMatch(/alice +alice +alice-[a-z2-7]{10} +d-/)
    expect((await run(['grants', 'list'])).stdout).toContain('open sessions')
  })

  it('takes a grant back and gives it again', async () => {
    const password = studio.ready.users[1].password
    expect((await run(['grants', 'revoke', 'bob'])).code).toBe(0)
    const refused = await run(['open', 'bob', '--json'], `${password}\n`)
    expect(refused.code).toBe(2)
    expect(JSON.parse(refused.stderr).error.code).toBe('studio/link')
    await run(['grants', 'give', 'bob'])
    expect(await json(['open', 'bob'], `${password}\n`)).toHaveProperty('AuthorizedUrl')
  })

  it('learns what is wrong with a name, a second grant, a wrong password', async () => {
    const code = async (args: string[], input = '') =>
      JSON.parse((await run([...args, '--json'], input)).stderr).error.code
    expect(await code(['grants', 'give', 'al/ice'])).toBe('profile/name')
    expect(await code(['users', 'create', ''])).toMatch(/^identity\//)
    expect(await code(['open', 'alice'], 'wrong-password-here\n')).toBe('studio/sign-in')
    expect(await code(['open', 'alice'])).toBe('secret/missing')
  })

  it('asks what the policies say, and why', async () => {
    const outside = await run(['policy', 'test', '--user', 'alice', '--at', 'studio-public'])
    expect(outside.stdout).toMatch(/^Not allowed\. Nothing allows "sagemaker:CreatePresignedDomainUrl"/)
    const inside = await json(['policy', 'test', '--user', 'alice', '--at', 'studio-endpoint'])
    expect(inside).toMatchObject({ decision: 'allow', statement: { sid: 'OpenThroughTheStudioEndpoint' } })
    const nowhere = await run(['policy', 'test', '--user', 'alice', '--at', 'nowhere'])
    expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringContaining('studio-endpoint')])
  })

  it('puts no policy in force that cannot be read', async () => {
    const file = join(folder, 'bad.json')
    writeFileSync(file, '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Effect":"Deny"}]}')
    const said = await run(['policy', 'put', 'bad', file, '--attached-to', 'mintRole'])
    expect(said.code).toBe(2)
    expect((await run(['policy', 'list'])).stdout).not.toContain('bad (')
  })

  it('reads the audit, which is whole', async () => {
    const lines = await runBin(['studio', 'audit', 'tail', '--lines', '500', '--json', '--dir', directory])
    const read = lines.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(read).toContainEqual(expect.objectContaining({ what: 'redeem', verdict: 'allow', who: 'carol' }))
    expect(read).toContainEqual(
      expect.objectContaining({ what: 'admin:revokeGrant', who: 'administrator', on: 'bob' }),
    )
    const verified = await run(['audit', 'verify'])
    expect(verified).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Whole: \d+ lines in one chain/),
    })
  })
})

describe('without a studio', () => {
  it('says how to start one', async () => {
    const said = await runBin(['studio', 'users', 'list', '--dir', join(folder, 'none'), '--json'])
    expect(said).toMatchObject({ code: 3, stdout: '' })
    expect(JSON.parse(said.stderr).error).toMatchObject({ code: 'studio/not-running', field: '--dir' })
  })

  it('lints a policy all the same', async () => {
    const sample = fileURLToPath(new URL('../../packages/policy/samples/article-role.json', import.meta.url))
    const said = await runBin([
      ...['studio', 'policy', 'lint', sample, '--action', 'sagemaker:CreatePresignedDomainUrl'],
      ...['--resource', 'arn:aws:sagemaker:us-west-2:111122223333:user-profile/d-1/anybody'],
      ...['--context', 'aws:VpcSourceIp=10.16.1.1'],
    ])
    expect(said.stdout).toContain('danger lint/private-range-alone at /Statement/0')
    expect(said.stdout).toMatch(/Allowed\. .*aws:VpcSourceIp/)
  })

  it('removes one that has stopped, when told so, and nothing else', async () => {
    const place = join(folder, 'cleaned')
    await import('node:fs/promises').then(({ mkdir }) => mkdir(join(place, 'keys'), { recursive: true }))
    writeFileSync(join(place, 'thesis.txt'), 'mine')
    const clean = (...more: string[]) => runBin(['studio', 'clean', '--dir', place, ...more])
    expect((await clean()).stdout).toContain('Would remove')
    expect(existsSync(join(place, 'keys'))).toBe(true)
    await clean('--yes')
    expect([existsSync(join(place, 'keys')), existsSync(join(place, 'thesis.txt'))]).toEqual([false, true])
  })
})
