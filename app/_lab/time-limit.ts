/**
 * Does something until it is done, a signal aborts, or time is up, whichever comes first: then it is waited for no
 * longer. To hand a signal to `fetch` is not enough: Node 20 leaves a body unsettled for ever where the abort comes
 * between the headers and the body, and it collects `AbortSignal.timeout` as garbage within `AbortSignal.any`.
 * @param ms after which it fails with a `TimeoutError`
 */
export async function withTimeLimit<T>(
  signal: AbortSignal,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted()
  const limited = new AbortController()
  const stopped = new Promise<never>((_, reject) =>
    limited.signal.addEventListener('abort', () => reject(limited.signal.reason)),
  )
  const stop = () => limited.abort(signal.reason)
  signal.addEventListener('abort', stop)
  const timer = setTimeout(
    () => limited.abort(new DOMException('It took too long.', 'TimeoutError')),
    ms,
  )
  try {
    return await Promise.race([work(limited.signal), stopped])
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
}
