import * as Plot from '@observablehq/plot'
import { useEffect, useRef, useState } from 'preact/hooks'

interface Drawing {
  /** What to draw in this width; colours are variables of the theme, which follow the colour scheme by themselves. */
  readonly draw: (width: number) => Plot.PlotOptions
  /** In pixels: kept free before anything is drawn, so that nothing jumps. */
  readonly height: number
  /** What the picture shows, in a sentence. */
  readonly label: string
  /** `group` where parts of the picture can be opened; a picture is one thing otherwise. */
  readonly role?: 'img' | 'group'
  /** After each drawing. */
  readonly drawn?: (picture: Element) => void
  /** The same in rows, behind a disclosure. */
  readonly children?: preact.ComponentChildren
}

/** A picture by Observable Plot that follows its place's width, with its text alternative. */
export function Plotted({ draw, height, label, role = 'img', drawn, children }: Drawing) {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(place.current as HTMLDivElement)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (width === 0) return
    const picture = Plot.plot({
      style: { fontSize: '13px', fontFamily: 'inherit', background: 'none', overflow: 'visible' },
      ...draw(width),
      width,
      height,
    })
    picture.setAttribute('role', role)
    picture.setAttribute('aria-label', label)
    // Plot calls each group of marks by its kind, which tells a listener nothing
    for (const marks of picture.querySelectorAll('g[aria-label]')) {
      marks.setAttribute('data-marks', marks.getAttribute('aria-label') ?? '')
      marks.removeAttribute('aria-label')
    }
    place.current?.replaceChildren(picture)
    drawn?.(picture)
  }, [width, draw, height, role, label, drawn])
  return (
    <div class="plotted">
      <div ref={place} style={{ height: `${height}px` }} />
      {children ? (
        <details>
          <summary>The same as a table</summary>
          {children}
        </details>
      ) : null}
    </div>
  )
}
