export type { RunningServer, ServerOptions } from './serverOptions.js'
export { startServer } from './startServer.js'
