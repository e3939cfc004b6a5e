import type { Command } from 'commander'
import type { Surroundings } from './surroundings.js'

/** A sub-command as `fourthright --help` lists it; its module is loaded only when it is named. */
export interface SubCommand {
  readonly name: string
  readonly summary: string
  load(around: Surroundings): Promise<Command>
}

/** All sub-commands, in the order of the help. */
export const subCommands: readonly SubCommand[] = [
  {
    name: 'decide',
    summary: 'what to do on a fourth down, and why',
    load: async (around) => (await import('./commands/decide.js')).decideCommand(around),
  },
  {
    name: 'live',
    summary: 'a game as it is played, each fourth down before its snap',
    load: async (around) => (await import('./commands/live.js')).liveCommand(around),
  },
  {
    name: 'serve',
    summary: 'the page and the API, on this machine',
    load: async (around) => (await import('./commands/serve.js')).serveCommand(around),
  },
  {
    name: 'season',
    summary: 'every fourth down of a season, decided, as a table',
    load: async (around) => (await import('./commands/season.js')).seasonCommand(around),
  },
  {
    name: 'evaluate',
    summary: 'the models against seasons that they have not seen',
    load: async (around) => (await import('./commands/evaluate.js')).evaluateCommand(around),
  },
  {
    name: 'train',
    summary: 'all models of a recipe, from play-by-play',
    load: async (around) => (await import('./commands/train.js')).trainCommand(around),
  },
  {
    name: 'refit',
    summary: 'the models again on drawn games: how sure a decision is',
    load: async (around) => (await import('./commands/refit.js')).refitCommand(around),
  },
  {
    name: 'data',
    summary: 'play-by-play: bring it, and see what is there',
    load: async (around) => (await import('./commands/data.js')).dataCommand(around),
  },
  {
    name: 'studio',
    summary: 'the room where analysts work, and its door',
    load: async (around) => (await import('./commands/studio.js')).studioCommand(around),
  },
]
