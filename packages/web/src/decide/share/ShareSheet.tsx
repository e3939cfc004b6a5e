import './share.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import { sure } from '../desk/useDesk.js'
import { shown } from '../state/answer.js'
import { situation } from '../state/situation.js'
import { type Picture, picture } from './picture.js'

/** The decision as a picture with its words: to hand on, to copy or to keep. */
export default function ShareSheet({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [made, setMade] = useState<(Picture & { readonly url: string }) | Error>()
  const [said, say] = useState('')
  useEffect(() => {
    dialog.current?.showModal()
    const decision = shown.peek()?.decision
    if (!decision) return
    let url = ''
    picture(situation.peek(), { ...decision, confidence: sure.peek() }).then((one) => {
      url = URL.createObjectURL(one.png)
      setMade({ ...one, url })
    }, setMade)
    return () => URL.revokeObjectURL(url)
  }, [])
  const isMade = made !== undefined && !(made instanceof Error)
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby="sheet-title" onClose={onClose}>
      <h2 id="sheet-title">The link is copied. A picture to go with it:</h2>
      <div class="preview" aria-busy={made === undefined}>
        {isMade && <img src={made.url} alt={made.alt} width="1200" height="675" />}
        {made instanceof Error && <p role="alert">The picture could not be drawn: {made.message}</p>}
      </div>
      {isMade && (
        <>
          <p class="soft">{made.alt}</p>
          <div class="ways">
            {canShare(made) && (
              <button type="button" onClick={() => void navigator.share(shared(made)).catch(() => undefined)}>
                Send …
              </button>
            )}
            <a class="button" href={made.url} download="fourthright.png">
              Keep the picture
            </a>
            <button type="button" onClick={() => void copy(made).then(say)}>
              Copy the picture
            </button>
            <button
              type="button"
              onClick={() =>
                void navigator.clipboard.writeText(made.alt).then(
                  () => say('Words copied.'),
                  () => say('The words cannot be copied here.'),
                )
              }
            >
              Copy its words
            </button>
          </div>
        </>
      )}
      <p role="status">{said}</p>
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  )
}

function shared({ png, alt }: Picture): ShareData {
  return { url: location.href, text: alt, files: [new File([png], 'fourthright.png', { type: 'image/png' })] }
}

function canShare(made: Picture): boolean {
  return typeof navigator.canShare === 'function' && navigator.canShare(shared(made))
}

async function copy({ png }: Picture): Promise<string> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
    return 'Picture copied.'
  } catch {
    return 'This browser copies no pictures; keep it instead.'
  }
}
