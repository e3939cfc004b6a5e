import { randomBytes, randomInt } from 'node:crypto'
import type { Queryable } from '../store/database.js'
import { statement } from '../store/statement.js'

const keepName = statement('settings/keepName.sql')
const allNames = statement('settings/allNames.sql')

/** Names that a studio is given once and keeps, each of the form that its AWS counterpart has. */
export interface StudioNames {
  readonly userPoolId: string
  readonly clientId: string
  readonly domainId: string
  readonly apiId: string
  readonly vpc: string
  readonly apiEndpoint: string
  readonly sagemakerApiEndpoint: string
  readonly studioEndpoint: string
}

const lowerLetters = 'abcdefghijklmnopqrstuvwxyz0123456789'
const letters = `${lowerLetters}ABCDEFGHIJKLMNOPQRSTUVWXYZ`

/** The studio's names; made and kept where it is new. Two replicas that start at once keep the same. */
export async function studioNames(database: Queryable, region: string): Promise<StudioNames> {
  const fresh: StudioNames = {
    userPoolId: `${region}_${randomText(9, letters)}`,
    clientId: randomText(26, lowerLetters),
    domainId: `d-${randomText(12, lowerLetters)}`,
    apiId: randomText(10, lowerLetters),
    vpc: `vpc-${randomHex()}`,
    apiEndpoint: `vpce-${randomHex()}`,
    sagemakerApiEndpoint: `vpce-${randomHex()}`,
    studioEndpoint: `vpce-${randomHex()}`,
  }
  for (const [name, value] of Object.entries(fresh)) await database.query(keepName, [name, value])
  const kept = await database.query<{ name: string; value: string }>(allNames)
  return { ...fresh, ...Object.fromEntries(kept.map(({ name, value }) => [name, value])) }
}

function randomText(length: number, alphabet: string): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}

/** Seventeen hexadecimal digits, as AWS's newer ids have. */
function randomHex(): string {
  return randomBytes(9).toString('hex').slice(0, 17)
}
