import { describe, expect, test, vi } from 'vitest'
import { SnapshotSet } from './snapshot-set'

/** A list that another server writes to, and a clock that the test sets. */
function world(initial: string[] = []) {
  const written = new Set(initial)
  let now = 0
  let loads = 0
  let gate: Promise<void> | null = null
  const load = async () => {
    loads += 1
    const seen = new Set(written)
    await gate
    return seen
  }
  const set = new SnapshotSet(load, 1_000, () => now)
  return {
    set,
    written,
    pass: (ms: number) => {
      now += ms
    },
    loads: () => loads,
    /** Delays every load until the returned function is called. */
    hold() {
      let open = () => {}
      gate = new Promise((resolve) => {
        open = resolve
      })
      return () => {
        gate = null
        open()
      }
    },
  }
}

describe('a set held in memory', () => {
  test('is loaded once per holding time, for all requests together', async () => {
    const { set, loads, pass } = world(['a'])
    expect(await Promise.all(['a', 'b', 'a'].map((sid) => set.has(sid)))).toEqual([
      true,
      false,
      true,
    ])
    pass(999)
    expect(set.has('a')).toBe(true) // synchronously, without a wait
    expect(loads()).toBe(1)
  })

  test('sees the writes of another server within the holding time', async () => {
    const { set, written, pass } = world()
    await set.has('a')
    written.add('a')
    pass(999)
    expect(await set.has('a')).toBe(false)
    pass(1)
    expect(await set.has('a')).toBe(true)
  })

  test('sees its own additions at once, even during a load', async () => {
    const { set, written, hold, pass, loads } = world()
    const release = hold()
    const first = set.has('a')
    written.add('a')
    set.add('a')
    release()
    expect(await first).toBe(true)
    expect(await set.has('a')).toBe(true)
    expect(loads()).toBe(2) // the first load began too early and does not count
    pass(1_000)
    expect(await set.has('a')).toBe(true)
  })

  test('discards a load that began longer ago than the holding time', async () => {
    const { set, written, hold, pass } = world()
    const release = hold()
    const first = set.has('a')
    written.add('a')
    pass(1_000)
    const second = set.has('a')
    release()
    expect(await first).toBe(false) // the request came before the write
    expect(await second).toBe(true)
  })

  test('forgets entries that the list no longer has', async () => {
    const { set, written, pass } = world(['a'])
    await set.has('a')
    written.delete('a')
    pass(1_000)
    expect(await set.has('a')).toBe(false)
  })

  test('accepts no session from an old list if no new list can be loaded, and recovers', async () => {
    let now = 0
    let down = false
    const load = async () => {
      if (down) throw new Error('down')
      return new Set(['a'])
    }
    const set = new SnapshotSet(load, 1_000, () => now)
    expect(await set.has('b')).toBe(false)
    down = true
    now += 1_000
    await expect(set.has('b')).rejects.toThrow('down')
    down = false
    expect(await set.has('b')).toBe(false)
  })
})

test('A-G63: a clock that is set back freezes no list', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] })
  const written = new Set<string>()
  const set = new SnapshotSet(async () => new Set(written), 1_000)
  expect(await set.has('a')).toBe(false)
  written.add('a')
  vi.setSystemTime(Date.now() - 3_600_000)
  vi.advanceTimersByTime(1_000)
  expect(await set.has('a')).toBe(true)
  vi.useRealTimers()
})
