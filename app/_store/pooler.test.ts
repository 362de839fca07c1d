import { EventEmitter } from 'node:events'
import type pg from 'pg'
import { expect, test, vi } from 'vitest'
import { keepsStatements } from './pooler'

interface Pooler {
  /** The number of its backends. */
  size: number
  /** The process id that it reports to clients; null: that of their own backend. */
  tells: number | null
  /** Whether a client keeps its backend, or the pooler prepares its statements on each backend. */
  keeps: 'the backend' | 'statements' | 'nothing'
}

/** A pool behind a pooler: each transaction gets the first free backend. */
function poolBehind({ size, tells, keeps }: Pooler) {
  const backends = Array.from({ length: size }, (_, at) => ({
    pid: 100 + at,
    prepared: new Set<string>(),
    holder: null as object | null,
  }))
  const released: unknown[] = []
  const connect = async () => {
    const parsed = new Set<string>()
    const own = keeps === 'the backend' ? backends.shift() : undefined
    const client = Object.assign(new EventEmitter(), {
      processID: tells ?? own?.pid,
      release: (destroy: boolean) => released.push(destroy),
      async query(asked: string | { name?: string }) {
        const backend =
          own ??
          backends.find(({ holder }) => holder === client) ??
          backends.find(({ holder }) => holder === null)
        if (!backend) throw new Error('Query read timeout')
        if (asked === 'BEGIN') backend.holder = client
        const name = typeof asked === 'string' ? undefined : asked.name
        if (name !== undefined) {
          if (!parsed.has(name) || keeps === 'statements') backend.prepared.add(name)
          if (!backend.prepared.has(name)) throw Object.assign(new Error(), { code: '26000' })
          parsed.add(name)
        }
        return { rows: [{ pid: backend.pid }] }
      },
    })
    return client
  }
  return { pool: { connect } as unknown as pg.Pool, released }
}

test.each<[string, Pooler, boolean]>([
  ['no pooler', { size: 9, tells: null, keeps: 'the backend' }, true],
  ['a pooler that loses statements', { size: 3, tells: 7, keeps: 'nothing' }, false],
  ['a pooler that prepares them again', { size: 3, tells: 7, keeps: 'statements' }, true],
  ['a pooler with one backend', { size: 1, tells: 7, keeps: 'nothing' }, false],
  ['a pooler in session mode', { size: 9, tells: 7, keeps: 'the backend' }, false],
])('A-G44 statements get names behind %s: %j: %s', async (_, pooler, kept) => {
  const { pool, released } = poolBehind(pooler)
  expect(await keepsStatements(pool)).toBe(kept)
  expect(new Set(released), 'connections of the probe are closed').toEqual(
    new Set([pooler.tells !== null]),
  )
})

test('no statement gets a name while the store cannot be reached', async () => {
  const connect = vi.fn(() => Promise.reject(new Error('ECONNREFUSED')))
  expect(await keepsStatements({ connect } as unknown as pg.Pool)).toBe(false)
  expect(connect).toHaveBeenCalledOnce()
})
