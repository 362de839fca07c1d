import type { RedisCommands } from './records'

type Value = string | Map<string, string>

/**
 * For tests: the few commands that the remedy uses, as Redis documents them, with a clock that a
 * test can set.
 */
export function fakeRedis(now: () => number) {
  const values = new Map<string, Value>()
  const ends = new Map<string, number>()
  const live = (key: string): Value | undefined => {
    if ((ends.get(key) ?? Number.POSITIVE_INFINITY) <= now()) drop(key)
    return values.get(key)
  }
  const drop = (key: string) => {
    ends.delete(key)
    return values.delete(key)
  }
  const text = (key: string) => {
    const value = live(key)
    return typeof value === 'string' ? value : null
  }
  const hash = (key: string) => {
    const value = live(key)
    return value instanceof Map ? value : new Map<string, string>()
  }
  const commands: Record<string, (key: string, ...args: string[]) => unknown> = {
    get: text,
    mget: (...keys) => keys.map(text),
    del: (...keys) => keys.filter((key) => live(key) !== undefined && drop(key)).length,
    pttl: (key) => (live(key) === undefined ? -2 : (ends.get(key) ?? Number.NaN) - now()),
    set(key, value = '', _, ms, condition) {
      if (condition === 'XX' && live(key) === undefined) return null
      values.set(key, value)
      ends.set(key, now() + Number(ms))
      return 'OK'
    },
    hset(key, field = '', value = '') {
      values.set(key, hash(key).set(field, value))
      return 1
    },
    hkeys: (key) => [...hash(key).keys()],
    hvals: (key) => [...hash(key).values()],
    hdel(key, ...fields) {
      const deleted = fields.filter((field) => hash(key).delete(field)).length
      if (hash(key).size === 0) drop(key)
      return deleted
    },
    pexpire(key, ms, condition) {
      const at = now() + Number(ms)
      const before = live(key) === undefined ? null : (ends.get(key) ?? 'never')
      const sets =
        condition === 'NX' ? before === 'never' : typeof before === 'number' && at > before
      if (sets) ends.set(key, at)
      return sets ? 1 : 0
    },
    memory: (_, key = '') => text(key)?.length ?? null,
  }
  const run = ([name = '', key = '', ...args]: string[]) => {
    const command = commands[name.toLowerCase()]
    if (!command) throw new Error(`The fake knows no ${name}.`)
    return command(key, ...args)
  }
  const multi = (queued: string[][]): ReturnType<RedisCommands['multi']> => ({
    sendCommand: (args) => multi([...queued, args]),
    exec: async () => queued.map(run),
  })
  return {
    client: {
      sendCommand: async (args: string[]) => run(args),
      multi: () => multi([]),
    } satisfies RedisCommands,
    keys: () => [...values.keys()].filter((key) => live(key) !== undefined),
    endOf: (key: string) => (live(key) === undefined ? null : (ends.get(key) ?? null)),
    flush: () => {
      values.clear()
      ends.clear()
    },
  }
}
