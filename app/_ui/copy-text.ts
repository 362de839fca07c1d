/**
 * Puts `text` into the clipboard. On plain http, away from this machine, a browser has no
 * `navigator.clipboard`, but it can copy a selection.
 * @returns false if the browser allows neither
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copySelected(text)
  }
}

function copySelected(text: string): boolean {
  const focused = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.readOnly = true // no keyboard comes up on a phone
  area.className = 'fixed top-0 opacity-0' // in view, or a browser would scroll to it
  document.body.append(area)
  area.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    area.remove()
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  }
}
