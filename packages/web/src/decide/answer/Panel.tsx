import { openPanels, type Panel as PanelName, toggle } from '../state/situation.js'

interface PanelProps {
  readonly name: PanelName
  readonly title: string
  readonly children?: preact.ComponentChildren
}

/** A card that opens on demand; what is in it is only made once it is open. */
export function Panel({ name, title, children }: PanelProps) {
  const isOpen = openPanels.value.has(name)
  return (
    <section class="card panel">
      <h2>
        <button
          type="button"
          class="opener"
          aria-expanded={isOpen}
          aria-controls={`panel-${name}`}
          onClick={() => toggle(name)}
        >
          <span>{title}</span>
          <span class="sign" aria-hidden="true">
            {isOpen ? '–' : '+'}
          </span>
        </button>
      </h2>
      <div id={`panel-${name}`} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </section>
  )
}
