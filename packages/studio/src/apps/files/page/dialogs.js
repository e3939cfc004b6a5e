import { icon, make, the } from './elements.js'

/**
 * Who waits for the end of a dialog, the first to open it first: its close event comes a little after the close, and
 * quick hands have opened it again by then. @type {Map<HTMLDialogElement, (() => void)[]>}
 */
const waiting = new Map()

/**
 * @param {HTMLDialogElement} dialog
 * @returns {Promise<void>}
 */
function untilClosed(dialog) {
  return new Promise((resolve) => waiting.set(dialog, [...(waiting.get(dialog) ?? []), resolve]))
}

for (const button of document.querySelectorAll('[data-cancel]')) {
  button.addEventListener('click', () => button.closest('dialog')?.close())
}

for (const dialog of document.querySelectorAll('dialog')) {
  dialog.addEventListener('close', () => waiting.get(dialog)?.shift()?.())
  // A click beside the dialog closes it, as Escape does.
  dialog.addEventListener('mousedown', (event) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect()
    const isBeside =
      event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom
    if (event.target === dialog && isBeside) dialog.close()
  })
}

/**
 * Asks for a name and does with it what is to be done; a refusal is said in the dialog, which stays open.
 *
 * @param {{ title: string, label: string, value: string, submit: string, act: (name: string) => Promise<void> }} asked
 * @returns {Promise<string | undefined>} the name; undefined where nothing was done
 */
export async function askName({ title, label, value, submit, act }) {
  const dialog = the('nameDialog', HTMLDialogElement)
  const field = the('nameField', HTMLInputElement)
  const error = the('nameError', HTMLElement)
  const button = the('nameSubmit', HTMLButtonElement)
  the('nameTitle', HTMLElement).textContent = title
  the('nameLabel', HTMLElement).textContent = label
  button.textContent = submit
  field.value = value
  say('')
  /** @type {string | undefined} */
  let done

  /** @param {string} text */
  function say(text) {
    error.textContent = text
    field.setAttribute('aria-invalid', String(text !== ''))
  }

  /** @param {Event} event */
  async function onSubmit(event) {
    event.preventDefault()
    if (button.disabled) return
    const name = field.value.trim()
    if (name === '') return say('A name is needed.')
    button.disabled = true
    try {
      await act(name)
      done = name
      dialog.close()
    } catch (refusal) {
      say(refusal instanceof Error ? refusal.message : String(refusal))
      field.focus()
    } finally {
      button.disabled = false
    }
  }

  dialog.addEventListener('submit', onSubmit)
  dialog.showModal()
  field.focus()
  // The ending of a file's name mostly stays.
  const dot = value.lastIndexOf('.')
  field.setSelectionRange(0, dot > 0 ? dot : value.length)
  await untilClosed(dialog)
  dialog.removeEventListener('submit', onSubmit)
  return done
}

/**
 * Asks for one of a few choices.
 *
 * @template {string} Choice
 * @param {string} title
 * @param {string} text
 * @param {readonly { choice: Choice, label: string, look?: 'primary' | 'danger' }[]} choices the first is the safe
 * one, and has the focus
 * @returns {Promise<Choice | undefined>} undefined where it was closed
 */
export async function askChoice(title, text, choices) {
  const dialog = the('choiceDialog', HTMLDialogElement)
  the('choiceTitle', HTMLElement).textContent = title
  the('choiceText', HTMLElement).textContent = text
  /** @type {Choice | undefined} */
  let chosen
  const buttons = choices.map(({ choice, label, look }) =>
    make(
      'button',
      {
        type: 'button',
        class: look ?? '',
        onclick: () => {
          chosen = choice
          dialog.close()
        },
      },
      label,
    ),
  )
  the('choices', HTMLElement).replaceChildren(...buttons)
  dialog.showModal()
  buttons[0]?.focus()
  await untilClosed(dialog)
  return chosen
}

/**
 * What can be done with a row, as a sheet for small screens.
 *
 * @param {string} title
 * @param {readonly { label: string, picture: string, act: () => void, look?: 'danger' }[]} choices
 */
export function openRowSheet(title, choices) {
  const dialog = the('rowDialog', HTMLDialogElement)
  the('rowTitle', HTMLElement).textContent = title
  const buttons = choices.map(({ label, picture, act, look }) =>
    make(
      'button',
      {
        type: 'button',
        class: look ?? '',
        onclick: () => {
          dialog.close()
          act()
        },
      },
      icon(picture),
      label,
    ),
  )
  the('rowChoices', HTMLElement).replaceChildren(...buttons)
  dialog.showModal()
}
