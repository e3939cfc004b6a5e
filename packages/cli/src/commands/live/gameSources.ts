import { type FeedSource, pollSource, readGameId, replaySource } from '@fourthright/plays'
import { type Command, InvalidArgumentError } from 'commander'
import { UsageError } from '../../usageError.js'
import { recordedGame } from './recordedGame.js'

/** Which games, as the flags of a command say. */
export interface GameFlags {
  readonly game?: readonly string[]
  readonly feed?: string
  readonly id?: string
  readonly speed: number
}

/** The flags that say which games are followed, the same for every command that follows any. */
export function addGameFlags(command: Command): Command {
  return command
    .option('--game <file...>', 'recorded games to play again, .json or .json.gz; several at once are fine')
    .option('--speed <times>', 'how many times as fast a recorded game is, or max', speed, 60)
    .option('--feed <url>', "the address of a live game's feed, asked again and again; needs --id")
    .option('--id <game>', "nflverse's id of the game, such as 2020_01_ARI_SF (--game: by its file's name)")
}

/**
 * Where the games come from.
 *
 * @returns none where no flag names a game
 * @throws UsageError for flags that do not go together; the errors of files, addresses and ids
 */
export async function gameSources({ game: files = [], feed, id, speed }: GameFlags): Promise<FeedSource[]> {
  if (feed !== undefined && id === undefined) {
    throw together('--id', 'A feed does not say which game it is in words that the models know; add --id.')
  }
  if (id !== undefined && files.length + (feed === undefined ? 0 : 1) !== 1) {
    throw together('--id', 'There is one --id for one game: a --feed, or a single --game.')
  }
  const recorded = await Promise.all(files.map((file) => recordedGame(file, id)))
  const sources = recorded.map(({ game, document }) =>
    replaySource({ game: readGameId(game).id, document, speed }),
  )
  if (feed !== undefined) sources.push(pollSource({ game: readGameId(id ?? '').id, url: feed }))
  const twice = sources.find(({ game }, index) => sources.findIndex((one) => one.game === game) < index)
  if (twice) throw together('--game', `The game ${twice.game} is named twice.`)
  return sources
}

function together(field: string, message: string): UsageError {
  return new UsageError('usage/games', {
    field,
    valid: '--game FILE (several are fine), or --feed URL --id GAME',
    message,
  })
}

function speed(text: string): number {
  if (text === 'max') return Number.POSITIVE_INFINITY
  const times = Number(text)
  if (!(times > 0)) throw new InvalidArgumentError('Write a number above 0, or max.')
  return times
}
