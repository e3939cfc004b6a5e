import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { StudioInputError } from '../errors/studioError.js'
import type { Authority } from '../network/authority.js'
import { checkEntryPoints } from '../network/checkEntryPoints.js'
import type { Door, EntryPoint } from '../network/entryPoint.js'
import type { StudioNames } from '../settings/names.js'
import type { EntryPointSetting, StudioSettings } from '../settings/settings.js'

/**
 * The entry points of the settings, complete: hosts below the base name, the studio's own endpoints by their ids, and
 * certificates.
 *
 * @param authority made only where an entry point wants the studio's own certificate
 * @throws StudioInputError `network/…`, `settings/doors`, `settings/tls-file`
 */
export async function entryPointsOf(
  settings: StudioSettings,
  names: StudioNames,
  directory: string,
  authority: () => Promise<Authority>,
): Promise<readonly EntryPoint[]> {
  checkDoors(settings)
  const given = settings.entryPoints.map(async (setting) => {
    const { name, door, address, port, ranges, beyondLoopback, trustedProxy = null } = setting
    const hosts = hostsOf(door, settings.baseName, names)
    const endpoint = endpointOf(setting, names)
    const tls = await tlsOf(setting, hosts, directory, authority)
    return { name, door, address, port, ranges, beyondLoopback, trustedProxy, hosts, endpoint, tls }
  })
  return checkEntryPoints(await Promise.all(given))
}

/** The host names of a door. */
export function hostsOf(door: Door, baseName: string, { domainId }: StudioNames): readonly string[] {
  switch (door) {
    case 'signIn':
      return [`sign-in.${baseName}`]
    case 'api':
      return [`api.${baseName}`]
    case 'sagemakerApi':
      // The mint function calls it inside this process: nobody else ever needs the name.
      return ['sagemaker-api.localhost']
    case 'studio':
      return [`${domainId}.studio.${baseName}`, `*.${domainId}.studio.${baseName}`]
  }
}

/** Scheme, host and port as a browser writes them. */
export function originAt({ tls }: EntryPoint, host: string, port: number): string {
  return new URL(`${tls === null ? 'http' : 'https'}://${host}:${port}`).origin
}

function endpointOf({ network, door }: EntryPointSetting, names: StudioNames): EntryPoint['endpoint'] {
  if (network === 'public') return null
  if (network !== 'own') return network
  const vpce = {
    signIn: names.apiEndpoint,
    api: names.apiEndpoint,
    sagemakerApi: names.sagemakerApiEndpoint,
    studio: names.studioEndpoint,
  }[door]
  return { vpce, vpc: names.vpc }
}

async function tlsOf(
  { tls, door }: EntryPointSetting,
  hosts: readonly string[],
  directory: string,
  authority: () => Promise<Authority>,
): Promise<EntryPoint['tls']> {
  if (tls === undefined || door === 'sagemakerApi') return null
  if (tls === 'own') {
    const { key, certificate } = await (await authority()).certificateFor(hosts)
    return { key, certificate }
  }
  const read = (file: string) => readPem(resolve(directory, file))
  return { key: read(tls.keyFile), certificate: read(tls.certificateFile) }
}

function readPem(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new StudioInputError('settings/tls-file', {
      field: path,
      valid: 'a PEM file that the studio can read',
      message: `The file for TLS cannot be read: ${(error as Error).message}`,
    })
  }
}

function checkDoors({ entryPoints, openAt }: StudioSettings): void {
  const count = (door: Door) => entryPoints.filter((point) => point.door === door).length
  const isOpenAtThere =
    openAt === undefined || entryPoints.some(({ name, door }) => name === openAt && door === 'studio')
  if (count('signIn') === 1 && count('sagemakerApi') === 1 && count('api') > 0 && count('studio') > 0) {
    if (isOpenAtThere) return
  }
  throw new StudioInputError('settings/doors', {
    field: 'entryPoints',
    valid:
      'one of door signIn, one of sagemakerApi, one or more of api and of studio; openAt names one of studio',
    message: 'The studio cannot be entered, or its links lead nowhere.',
  })
}
