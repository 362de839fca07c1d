const NAME = 'TooBusy'

/** There is too much work, and more would not be done in time. Nothing was done. */
export class TooBusy extends Error {
  override name = NAME
  constructor(
    /** When to try again, in seconds. */
    readonly retryAfter: number,
  ) {
    super('This server has too much to do.')
  }
}

/** By its name, because each bundle has a class of its own. */
export const isTooBusy = (error: unknown): error is TooBusy =>
  error instanceof Error && error.name === NAME

interface Bounds {
  atOnce: number
  mostWaiting: number
  /** When to try again after a refusal, in seconds. */
  retryAfter: number
}

/**
 * Does some work at once, lets some wait in their order, and refuses the rest. Without a bound, a
 * few hundred requests would use all memory and processors, and all would be answered too late.
 * @throws TooBusy
 */
export function boundedQueue({ atOnce, mostWaiting, retryAfter }: Bounds) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (waiting.length >= mostWaiting) throw new TooBusy(retryAfter)
      // Work that ends hands over its place, so no other work can take it in between.
      await new Promise<void>((begin) => waiting.push(begin))
    } else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
