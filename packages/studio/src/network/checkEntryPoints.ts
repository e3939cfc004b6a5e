import { StudioInputError } from '../errors/studioError.js'
import { checkEntryPoint } from './checkEntryPoint.js'
import type { EntryPoint } from './entryPoint.js'

/**
 * Checks the entry points of one studio, each by itself and all against each other.
 *
 * @throws StudioInputError as `checkEntryPoint` does, the field after the index; `network/same-name`,
 * `network/same-port`, and `network/two-vpcs` where an endpoint would stand in two VPCs
 */
export function checkEntryPoints(given: readonly unknown[]): readonly EntryPoint[] {
  const checked = given.map(checkOne)
  const names = new Set<string>()
  const places = new Set<string>()
  const vpcs = new Map<string, string>()
  for (const [index, { name, address, port, endpoint }] of checked.entries()) {
    const refuse = (code: string, field: string, value: unknown, message: string): never => {
      throw new StudioInputError(code, { field: `${index}.${field}`, value, message })
    }
    if (names.has(name)) refuse('network/same-name', 'name', name, 'Two entry points have the same name.')
    names.add(name)
    const place = `${address} ${port}`
    if (port !== 0 && places.has(place))
      refuse('network/same-port', 'port', port, 'Two listeners want the same port.')
    places.add(place)
    if (endpoint === null) continue
    const { vpce, vpc } = endpoint
    if ((vpcs.get(vpce) ?? vpc) !== vpc)
      refuse('network/two-vpcs', 'endpoint.vpc', vpc, `${vpce} already stands in ${vpcs.get(vpce)}.`)
    vpcs.set(vpce, vpc)
  }
  return checked
}

function checkOne(given: unknown, index: number): EntryPoint {
  try {
    return checkEntryPoint(given)
  } catch (error) {
    if (!(error instanceof StudioInputError)) throw error
    const { code, field, value, valid, message } = error
    throw new StudioInputError(code, {
      field: `${index}.${field}`,
      value,
      ...(valid === undefined ? {} : { valid }),
      message,
    })
  }
}
