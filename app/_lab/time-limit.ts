/**
 * Runs work until it is done, a signal aborts, or the time is up, and then waits no longer. A
 * signal for `fetch` is not enough: Node 20 never settles a body if the abort comes between the
 * headers and the body, and its garbage collector can drop an `AbortSignal.timeout` within
 * `AbortSignal.any`.
 * @param ms the time limit; after it, the work fails with a `TimeoutError`
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
