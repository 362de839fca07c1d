/**
 * Calls `look` whenever somebody comes back to this page: to its tab, to its window, or by the back
 * button to a page that the browser kept.
 * @returns a function that stops this
 */
export function onReturn(look: () => void): () => void {
  const ifSeen = () => {
    if (!document.hidden) look()
  }
  const ifKept = ({ persisted }: PageTransitionEvent) => {
    if (persisted) look()
  }
  document.addEventListener('visibilitychange', ifSeen)
  window.addEventListener('focus', ifSeen)
  window.addEventListener('pageshow', ifKept)
  return () => {
    document.removeEventListener('visibilitychange', ifSeen)
    window.removeEventListener('focus', ifSeen)
    window.removeEventListener('pageshow', ifKept)
  }
}
