import type { StudioReady } from '@fourthright/studio/admin'

/** What a started studio says to people: how to get in, and what to do first. */
export function startText(ready: StudioReady, directory: string, isEmpty: boolean): string {
  const ways = ready.entryPoints.map(
    ({ name, url, vpce, public: isPublic }) => `  ${name}  ${url}  ${isPublic ? 'public' : vpce}`,
  )
  const first = [
    'Nobody can sign in yet. In another terminal:',
    `  fourthright studio users create alice --with-profile --dir ${directory}`,
    `  fourthright studio open alice --dir ${directory}`,
  ]
  const users = ready.users.map(({ name, password }) => `  ${name}  ${password}`)
  return [
    `The studio is open. Folder: ${directory}`,
    '',
    `sign in      ${ready.signIn.url}`,
    `private API  ${ready.api.url}/${ready.api.stage}/{user}`,
    'ways in',
    ...ways,
    ...(users.length > 0 ? ['users', ...users] : []),
    ...(ready.authority ? ['', ready.authority.howToTrust] : []),
    '',
    ...(isEmpty && users.length === 0 ? first : ['A link for a user: fourthright studio open USER']),
    'Ctrl-C or `fourthright studio stop` ends it.',
    '',
  ].join('\n')
}
