import { goTo } from './here.js'
import { type SeasonAddress, seasonHref } from './seasonAddress.js'

interface Link {
  readonly to: SeasonAddress
  readonly children: preact.ComponentChildren
  readonly current?: boolean
  readonly label?: string
}

/** A link to another part of the season, followed without loading the page anew; a real link for everything else. */
export function SeasonLink({ to, children, current = false, label }: Link) {
  const follow = (click: MouseEvent) => {
    if (click.button !== 0 || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return
    click.preventDefault()
    goTo(to)
  }
  return (
    <a href={seasonHref(to)} onClick={follow} aria-current={current ? 'page' : undefined} aria-label={label}>
      {children}
    </a>
  )
}
