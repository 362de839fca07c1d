import { beforeEach, describe, expect, test } from 'vitest'
import { type Connectable, lazyRedis } from './client'

/** A client of a Redis that a test can stop. */
function world() {
  const state = { up: true, made: 0, silent: false, open: [] as { fail: () => void }[] }
  const make = (): Connectable => {
    state.made += 1
    let isOpen = false
    let onError = () => {}
    state.open.push({ fail: () => onError() })
    return {
      get isOpen() {
        return isOpen
      },
      async connect() {
        if (!state.up) throw new Error('ECONNREFUSED')
        isOpen = true
      },
      destroy() {
        isOpen = false
      },
      on(_, listener) {
        onError = listener
      },
      sendCommand(args) {
        if (state.silent) return new Promise(() => {})
        return state.up ? Promise.resolve(args.join(' ')) : Promise.reject(new Error('closed'))
      },
      multi: () => ({ sendCommand: () => make().multi(), exec: async () => [] }),
    }
  }
  return { state, make }
}

describe('a lazy connection', () => {
  let name = ''
  beforeEach(() => {
    name = crypto.randomUUID()
  })

  test('is opened by the first command, once per process, however many modules ask for it', async () => {
    const { state, make } = world()
    const [page, route] = [lazyRedis(make, { name }), lazyRedis(make, { name })]
    expect(state.made).toBe(0)
    expect(
      await Promise.all([page.sendCommand(['GET', 'a']), route.sendCommand(['GET', 'b'])]),
    ).toEqual(['GET a', 'GET b'])
    expect(state.made).toBe(1)
  })

  test('survives a lost connection without ending the process, and reconnects to Redis', async () => {
    const { state, make } = world()
    const client = lazyRedis(make, { name })
    await client.sendCommand(['PING'])
    state.up = false
    state.open[0]?.fail()
    await expect(client.sendCommand(['PING'])).rejects.toThrow('ECONNREFUSED')
    state.up = true
    expect(await client.sendCommand(['PING'])).toBe('PING')
  })

  test('answers within its time limit', async () => {
    const { state, make } = world()
    const client = lazyRedis(make, { name, waitMs: 20 })
    state.silent = true
    const started = performance.now()
    await expect(client.sendCommand(['PING'])).rejects.toThrow('no answer within 20 ms')
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
