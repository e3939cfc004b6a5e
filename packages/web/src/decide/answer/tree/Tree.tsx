import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { shown } from '../../state/answer.js'
import { clockWords, downWords, leadWords } from '../../words/spotWords.js'
import { Outcomes } from './Outcomes.js'
import { TreeDrawing } from './TreeDrawing.js'
import { treeLayout } from './treeLayout.js'
import { treeOf } from './treeOf.js'

/** The decision as a tree: an edge is as wide as it is likely, a leaf's bar is the chance to win. */
export function Tree() {
  const place = useRef<HTMLDivElement>(null)
  const width = useSignal(likelyWidth())
  const open = useSignal<string | null>(null)
  useEffect(() => {
    if (!place.current) return
    const observer = new ResizeObserver(([entry]) => {
      // nothing is as wide as what is hidden
      if (entry && entry.contentRect.width > 0) width.value = Math.floor(entry.contentRect.width)
    })
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [width])
  const now = shown.value
  const tree = now ? treeOf(now.decision) : []
  const layout = treeLayout(tree, width.value)
  const twig = tree.flatMap(({ twigs }) => twigs).find(({ key }) => key === open.value)
  const branch = tree.find(({ twigs }) => twigs.some(({ key }) => key === open.value))
  return (
    <section class="card tree">
      <h2>How it can go</h2>
      <div ref={place} style={{ minHeight: now ? undefined : `${layout.isUpright ? 352 : 250}px` }}>
        {now && (
          <TreeDrawing
            layout={layout}
            title={downWords(now.before)}
            subtitle={`${leadWords(now.before)}, ${clockWords(now.before)}`}
            open={open.value}
            onOpen={(key) => {
              open.value = open.value === key ? null : key
            }}
          />
        )}
      </div>
      {twig && branch ? (
        <Outcomes twig={twig} branch={branch} />
      ) : (
        <p class="soft hint">Tap an end of the tree for all that can happen there.</p>
      )}
    </section>
  )
}

/** What the width will be, so that nothing jumps when it is measured. */
function likelyWidth(): number {
  if (innerWidth <= 860) return innerWidth - 54
  return Math.round(((Math.min(1320, innerWidth) - 96) * 8) / 13) - 42
}
