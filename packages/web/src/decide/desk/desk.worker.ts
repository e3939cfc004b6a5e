import { type Bundle, decide, type Members, openBundle, openMembers } from '@fourthright/guide'
import { fetched } from '../state/fetched.js'
import { mapDistances, mapRow } from './mapRows.js'
import type { Answers, Question, Reply, Topic } from './questions.js'

/** The newest question of each topic; what belongs to an older one is dropped. */
const newest: Partial<Record<Topic, number>> = {}

const kept = new Map<string, Promise<unknown>>()

/** Opens a file once; after a failure the next question tries again. */
function once<Opened>(path: string, open: (bytes: Uint8Array) => Promise<Opened>): Promise<Opened> {
  const before = kept.get(path) as Promise<Opened> | undefined
  if (before) return before
  const opening = fetched(path).then(open)
  kept.set(path, opening)
  opening.catch(() => kept.delete(path))
  return opening
}

const deciding = (): Promise<Bundle> => once('/models/browser.frb', openBundle)
const explaining = (): Promise<Bundle> => once('/models/full.frb', openBundle)
const refits = (bundle: Bundle): Promise<Members> =>
  once('/models/members.frb', (bytes) => openMembers(bytes, bundle))

addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  const { topic, number } = data
  newest[topic] = number
  try {
    // questions that are asked at once wait for the page's newest word
    await pause()
    if (newest[topic] === number) await workings[topic](data)
  } catch (error) {
    postMessage({
      topic,
      number,
      fault: error instanceof Error ? error.message : String(error),
    } satisfies Reply)
  }
})

const workings: Readonly<Record<Topic, (question: Question) => Promise<void>>> = {
  async why({ number, situation, told }) {
    const bundle = await explaining()
    const { explanation } = decide(situation, bundle, { explain: true, overrides: told })
    if (explanation) say('why', number, explanation, true)
  },
  async sure({ number, situation, told }) {
    const bundle = await deciding()
    const members = await refits(bundle)
    const { confidence } = decide(situation, bundle, { members, overrides: told })
    if (confidence) say('sure', number, confidence, true)
  },
  async map({ number, situation }) {
    const bundle = await deciding()
    const rows: Answers['map'][number][] = []
    for (const yardsToGo of mapDistances) {
      rows.push(mapRow(situation, yardsToGo, bundle))
      say('map', number, [...rows], rows.length === mapDistances.length)
      await pause()
      if (newest.map !== number) return
    }
  },
}

function say<T extends Topic>(topic: T, number: number, answer: Answers[T], isWhole: boolean): void {
  postMessage({ topic, number, answer, isWhole } as Reply)
}

function pause(): Promise<void> {
  return new Promise((goOn) => setTimeout(goOn))
}
