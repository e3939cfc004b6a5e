import type { LiveEvent } from '@fourthright/plays'
import { Command } from 'commander'
import { bundleFlag, readBundle, readMembers } from '../bundleFile.js'
import { examples } from '../examples.js'
import { Posting, type PostTarget } from '../post/posting.js'
import { LiveBlog } from '../render/liveBlog.js'
import { pageOf } from '../render/page.js'
import { type Surroundings, write } from '../surroundings.js'
import { UsageError } from '../usageError.js'
import { followGames } from './live/followGames.js'
import { addGameFlags, type GameFlags, gameSources } from './live/gameSources.js'
import { untilSignalled } from './live/untilSignalled.js'

interface LiveOptions extends GameFlags {
  readonly confidence?: true
  readonly json?: true
  readonly postFile?: string
  readonly postWebhook?: string
  readonly bundle?: string
}

/** `fourthright live`: a game as it is played, each fourth down decided before its snap. */
export function liveCommand(around: Surroundings): Command {
  const command = new Command('live').description(
    'Follow games as they are played: each fourth down with what to do before its snap, what was called and how it went.\n' +
      'A recorded game is played again, a live one comes from a feed of the NFL by its address. It runs until all games are over, or Ctrl-C.',
  )
  return addGameFlags(command)
    .option('--confidence', 'how sure each call is: how many refits of the models agree')
    .option('--json', 'one event as JSON a line, for programs')
    .option(
      '--post-file <file>',
      'add each decision to this file as a post: JSON a line, a picture beside it',
    )
    .option('--post-webhook <url>', 'send each decision there as a post: JSON with text, alt and picture')
    .option(...bundleFlag())
    .action((options: LiveOptions) => live(options, around))
    .addHelpText(
      'after',
      examples([
        ['a game of 2020 again, a minute a second', 'fourthright live --game 2020_01_ARI_SF.json.gz'],
        [
          'a Sunday again, as fast as it is read, for programs',
          'fourthright live --game games/*.json.gz --speed max --json > events.jsonl',
        ],
        [
          'a live game, each call with how sure it is, and as a post',
          'fourthright live --feed https://feed.example/game.json --id 2020_01_ARI_SF --confidence --post-file posts.jsonl',
        ],
      ]),
    )
}

async function live(options: LiveOptions, around: Surroundings): Promise<void> {
  const sources = await gameSources(options)
  if (sources.length === 0) throw noGame()
  const bundle = await readBundle(options.bundle)
  const members = options.confidence && (await readMembers(bundle, options.bundle))
  const posting = new Posting(
    await postTargets(options),
    (problem) => void around.stderr.write(`${problem}\n`),
  )
  const blog = new LiveBlog(pageOf(around.stdout, around.environment), sources.length > 1)

  await untilSignalled(async (signal) => {
    signal.addEventListener('abort', () => posting.abort())
    const tell = async (event: LiveEvent) => {
      // the call before its picture: nobody waits for a post
      await write(around.stdout, options.json ? `${JSON.stringify(event)}\n` : blog.textOf(event))
      if (event.type === 'decision') posting.add(event)
    }
    try {
      await followGames(sources, { bundle, signal, tell, ...(members && { members }) })
    } finally {
      await posting.finish()
    }
  })
}

async function postTargets({ postFile: file, postWebhook: url }: LiveOptions): Promise<PostTarget[]> {
  const { postFile } = await import('../post/postFile.js')
  const { postWebhook } = await import('../post/postWebhook.js')
  return [
    ...(url === undefined ? [] : [postWebhook(url)]),
    ...(file === undefined ? [] : [await postFile(file)]),
  ]
}

function noGame(): UsageError {
  return new UsageError('usage/no-game', {
    field: '--game',
    valid: '--game FILE, or --feed URL --id GAME',
    message: 'No game is named.',
  })
}
