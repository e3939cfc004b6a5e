/** The page's views by their paths; the server and the service worker answer each with the page. */
export const views = [
  { path: '/', name: 'Decide' },
  { path: '/season', name: 'Season' },
  { path: '/live', name: 'Live' },
  { path: '/models', name: 'Models' },
] as const

export type ViewPath = (typeof views)[number]['path']
