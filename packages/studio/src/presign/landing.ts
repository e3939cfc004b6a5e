const longestLanding = 1023

/**
 * Is this a place on the app itself? One slash in front and nothing that a browser could read as another host: no
 * `//evil`, `/\evil`, `javascript:`, tab or line break (which browsers drop before they read).
 */
export function isLanding(text: string): boolean {
  return text.length <= longestLanding && /^\/(?![/\\])[\x21-\x7e]*$/.test(text) && !text.includes('\\')
}
