import { useEffect } from 'preact/hooks'

/** Names the browser's tab and the step in its history after what is on show. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Fourthright`
  }, [title])
}
