import { vi } from 'vitest'
import { embedded } from './database'

/**
 * For tests: the embedded store of this process, whose statements can fail. PostgreSQL itself
 * raises the error, so it has the form of a real one. The spies end with the test.
 */
export async function faultyStore() {
  const store = await embedded()
  /** The SQLSTATE of the errors, and how many statements are still carried out before the first. */
  let fault: { state: string; after: number } | null = null
  const failing = () => fault !== null && fault.after-- <= 0
  const raise = () =>
    `DO $$ BEGIN RAISE EXCEPTION 'by a test' USING ERRCODE = '${fault?.state}'; END $$`
  const { query, transaction } = store
  type Query = typeof query
  const orFail =
    (ask: Query): Query =>
    (text, ...rest) =>
      failing() ? ask(raise()) : ask(text, ...rest)
  const real: Query = query.bind(store)
  vi.spyOn(store, 'query').mockImplementation(orFail(real))
  vi.spyOn(store, 'transaction').mockImplementation(async (work) => {
    if (failing()) await real(raise())
    return transaction.call(store, (inner) =>
      work(
        new Proxy(inner, {
          get: (target, name) =>
            name === 'query'
              ? orFail(target.query.bind(target))
              : Reflect.get(target, name, target),
        }),
      ),
    )
  })
  return {
    /** Runs work whose statements fail, except the first ones. */
    async failing<T>(state: string, work: () => Promise<T>, after = 0): Promise<T> {
      fault = { state, after }
      try {
        return await work()
      } finally {
        fault = null
      }
    },
  }
}
