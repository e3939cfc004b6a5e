import pg from 'pg'

type Parse = (text: string) => unknown

const { builtins, getTypeParser } = pg.types
const bigintArray: number = 1016
const textArray: number = 1009

const parseBytes = getTypeParser(builtins.BYTEA) as (text: string) => Buffer
const parseTexts = getTypeParser(textArray as typeof builtins.TEXT) as (text: string) => (string | null)[]

/** PostgreSQL's `bigint` as bigint and `bytea` as plain bytes; the driver's own are text and Buffer. */
const own: ReadonlyMap<number, Parse> = new Map<number, Parse>([
  [builtins.INT8, BigInt],
  [bigintArray, (text) => parseTexts(text).map((each) => (each === null ? null : BigInt(each)))],
  [builtins.BYTEA, (text) => Uint8Array.from(parseBytes(text))],
])

/** How columns come out of the driver. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    own.get(id) ?? getTypeParser(id, format as 'text')) as typeof getTypeParser,
}
