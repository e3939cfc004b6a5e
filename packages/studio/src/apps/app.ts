/** What a session works with: started for one profile, reached over one UNIX socket and nothing else. */
export interface App {
  /** `files`. */
  readonly name: string
  /**
   * Starts it for a profile, and resolves when it answers on its socket.
   *
   * @throws StudioStateError `app/not-started` with what the app said
   */
  start(place: AppPlace): Promise<RunningApp>
}

export interface AppPlace {
  /** A folder that belongs to the profile alone; it stays when the app ends. */
  readonly home: string
  /** Path of the UNIX socket on which the app listens; at most 100 bytes. */
  readonly socketPath: string
}

export interface RunningApp {
  readonly socketPath: string
  /** Resolves when the process has ended, by itself or by `stop`. */
  readonly ended: Promise<void>
  /** Ends it: politely, and after two seconds for good. */
  stop(): Promise<void>
}
