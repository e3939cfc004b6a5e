import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { badField } from '../errors/badField.js'
import { StudioInputError } from '../errors/studioError.js'

const file = z.string().min(1)

/** One listener, as people write it. What is left out is filled in. */
const entryPoint = z.strictObject({
  name: z.string(),
  door: z.enum(['signIn', 'api', 'sagemakerApi', 'studio']),
  /** `own`: the studio's own endpoint of that door; `public`; or another endpoint's ids. */
  network: z.union([
    z.literal('own'),
    z.literal('public'),
    z.strictObject({ vpce: z.string(), vpc: z.string() }),
  ]),
  address: z.string().default('127.0.0.1'),
  port: z.int().min(0).max(65_535),
  /** Asks for an address that other machines reach. */
  beyondLoopback: z.boolean().default(false),
  ranges: z.array(z.string()).min(1).default(['127.0.0.0/8', '::1/128']),
  tls: z.union([z.literal('own'), z.strictObject({ keyFile: file, certificateFile: file })]).optional(),
  trustedProxy: z.strictObject({ ranges: z.array(z.string()).min(1), header: z.string() }).optional(),
})

const issuer = z.strictObject({
  /** Its name in addresses: `/federate/{name}`. */
  name: z.string().regex(/^[a-z0-9-]{1,32}$/),
  /** `federate`: its users sign in there and get the pool's tokens. `accept`: its own tokens are taken. */
  mode: z.enum(['federate', 'accept']),
  issuer: z.url(),
  clientId: z.string().min(1),
  /** A file that holds the client's secret; it belongs in no settings. */
  clientSecretFile: file.optional(),
  jwksUri: z.url().optional(),
  /** The claim that is the user's name here. */
  usernameClaim: z.string().default('preferred_username'),
  /** Of a federated issuer: who may come in. Every rule must hold. */
  admit: z
    .array(
      z.union([
        z.strictObject({ claim: z.string(), oneOf: z.array(z.string()).min(1) }),
        z.strictObject({ claim: z.string(), endsWith: z.string().min(1) }),
      ]),
    )
    .default([]),
})

export const settingsSchema = z.strictObject({
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/)
    .default('us-west-2'),
  account: z
    .string()
    .regex(/^\d{12}$/)
    .default('111122223333'),
  stage: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .default('dev'),
  /** The name below which all hosts stand; any other than localhost needs TLS. */
  baseName: z
    .string()
    .regex(/^(?=.{1,200}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/)
    .default('localhost'),
  /** Seconds for which a URL can be opened. */
  urlSeconds: z.int().min(5).max(300).default(60),
  /** Seconds for which a session lasts. */
  sessionSeconds: z.int().min(1800).max(43_200).default(43_200),
  /** Whether a URL opens for the address alone that asked for it. */
  bindToRequester: z.boolean().default(false),
  /** Name of the entry point at which URLs open; the first of door `studio` where it is left out. */
  openAt: z.string().optional(),
  /** Where browsers reach the sign-in, where a proxy or another replica stands before it: `https://sign-in.example`. */
  signInUrl: z.url().optional(),
  /** A folder for the keys, of which replicas need one and the same; `keys` in the studio's folder unless told. */
  keysDirectory: file.optional(),
  entryPoints: z.array(entryPoint).min(4),
  issuers: z.array(issuer).default([]),
})

export type StudioSettings = z.output<typeof settingsSchema>
export type EntryPointSetting = StudioSettings['entryPoints'][number]

/** First and ten. */
const firstPort = 4110

/**
 * The settings of a studio on a laptop: one way to each door, all on loopback.
 *
 * @param ports `fixed`, so that a bookmark stays good, or `free` ones for a throwaway studio
 * @param withPublic one more way to the studio's door, public, which the default policy refuses
 */
export function laptopSettings(ports: 'fixed' | 'free', withPublic: boolean): StudioSettings {
  const ways = [
    ['sign-in', 'signIn', 'public'],
    ['api-endpoint', 'api', 'own'],
    ['sagemaker-api-endpoint', 'sagemakerApi', 'own'],
    ['studio-endpoint', 'studio', 'own'],
    ...(withPublic ? [['studio-public', 'studio', 'public']] : []),
  ]
  return settingsSchema.parse({
    entryPoints: ways.map(([name, door, network], index) => ({
      name,
      door,
      network,
      port: ports === 'fixed' ? firstPort + index : 0,
    })),
  })
}

/**
 * Reads a settings file.
 *
 * @throws StudioInputError `settings/unreadable`, `settings/not-json`, `settings/value` with the field
 */
export function readSettings(path: string): StudioSettings {
  let written: unknown
  try {
    written = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    const isJson = error instanceof SyntaxError
    throw new StudioInputError(isJson ? 'settings/not-json' : 'settings/unreadable', {
      field: path,
      valid: 'a JSON file, as `studio start` writes one at first',
      message: `The settings cannot be read: ${(error as Error).message}`,
    })
  }
  const settings = settingsSchema.safeParse(written)
  if (settings.success) return settings.data
  const { field, why } = badField(settings.error)
  throw new StudioInputError('settings/value', {
    field: field || path,
    valid: 'see the settings that `studio start` writes at first',
    message: `${path}: ${why}`,
  })
}
