import { withSimulatedStore } from './seam'

/**
 * For tests: runs `work`, and holds it before its `nth` query to a store until `meanwhile` is done.
 * Do not hold it within a transaction: the embedded store serves nobody else during one.
 */
export async function pausedBefore<T>(
  nth: number,
  work: () => Promise<T>,
  meanwhile: () => Promise<unknown>,
): Promise<T> {
  const [reached, done] = [signal(), signal()]
  let queries = 0
  const store = {
    outage: false,
    async beforeAsking() {
      queries += 1
      if (queries !== nth) return
      reached.give()
      await done.given
    },
  }
  const running = withSimulatedStore(store, work)
  await Promise.race([reached.given, running])
  await meanwhile()
  done.give()
  return running
}

/** A promise that one side awaits, and the other side resolves. */
export function signal(): { given: Promise<void>; give: () => void } {
  let give = () => {}
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { given, give }
}
