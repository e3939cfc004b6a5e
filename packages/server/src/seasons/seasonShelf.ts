import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readSeasonTables, type SeasonHeading, type SeasonTables, seasonsIn } from '@fourthright/plays'
import { LRUCache } from 'lru-cache'

/** A season's tables by their files. */
export const tableFiles = ['season', 'games', 'decisions', 'teams', 'coaches', 'lines'].map(
  (name) => `${name}.json.gz`,
)

/** Seasons that are kept in memory, about 10 MB each. */
const keptSeasons = 6

/** The seasons that `fourthright season --tables` wrote, read when first asked for and again when written again. */
export class SeasonShelf {
  readonly #kept = new LRUCache<string, Promise<SeasonTables>>({ max: keptSeasons })

  constructor(private readonly tablesFolders: readonly string[]) {}

  /** What each season is, by year. */
  async headings(): Promise<SeasonHeading[]> {
    const seasons = await Promise.all((await this.years()).map((year) => this.maybeSeason(year)))
    return seasons.flatMap((season) => season?.heading ?? [])
  }

  async years(): Promise<number[]> {
    return [...(await this.#folders()).keys()].sort((one, other) => one - other)
  }

  /**
   * The tables of a season; undefined where there are none.
   *
   * @throws DataError 'tables/missing' or 'tables/damaged' where a file of it is missing or cannot be read
   */
  async maybeSeason(year: number): Promise<SeasonTables | undefined> {
    const folder = (await this.#folders()).get(year)
    if (folder === undefined) return undefined
    const { mtimeMs, size } = await stat(join(folder, String(year), 'decisions.json.gz'))
    const key = [folder, year, mtimeMs, size].join()
    const known = this.#kept.get(key)
    if (known) return known
    const reading = readSeasonTables(folder, year)
    this.#kept.set(key, reading)
    reading.catch(() => this.#kept.delete(key))
    return reading
  }

  /** The compressed bytes of a season's table; undefined where there is none. */
  async maybeFile(year: number, file: string): Promise<Buffer | undefined> {
    const folder = tableFiles.includes(file) ? (await this.#folders()).get(year) : undefined
    return folder === undefined ? undefined : readFile(join(folder, String(year), file))
  }

  /** The folder of each season; of two that have one, the first. */
  async #folders(): Promise<Map<number, string>> {
    const found = new Map<number, string>()
    for (const folder of this.tablesFolders) {
      const years = existsSync(folder) ? await seasonsIn(folder) : []
      for (const year of years) if (!found.has(year)) found.set(year, folder)
    }
    return found
  }
}
