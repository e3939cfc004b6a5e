import type { HtmlTagDescriptor, Plugin } from 'vite'

/** Lets the browser fetch the font and the models while it still reads the code. */
export function preloads(): Plugin {
  return {
    name: 'fourthright-preloads',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle }) {
        const font = Object.keys(bundle ?? {}).find((name) => /inter-latin-.*\.woff2$/.test(name))
        const preload = (attrs: HtmlTagDescriptor['attrs']) =>
          ({ tag: 'link', attrs: { rel: 'preload', crossorigin: true, ...attrs }, injectTo: 'head' }) as const
        return [
          preload({ href: '/models/browser.frb', as: 'fetch' }),
          ...(font ? [preload({ href: `/${font}`, as: 'font', type: 'font/woff2' })] : []),
        ]
      },
    },
  }
}
