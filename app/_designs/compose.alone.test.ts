import { describe, expect, test, vi } from 'vitest'
import { PrismaClient } from '@/_store/generated/client'
import { tracedAdapter } from '@/_store/traced-adapter'
import { compose, type DesignSpec } from './compose'
import type { Remedy, StockStrategy } from './design'
import { THIS_SERVER } from './kit/server'
import { allDesigns, designIds, getDesign } from './registry'
import { lift } from './remedies/denylist/site/lift'
import { heldDenylistRemedy } from './remedies/denylist/site/remedy'
import { signedRemedy } from './remedies/signed/site/remedy'
import { databaseStrategy } from './strategies/database/strategy'
import { jwtStrategy } from './strategies/jwt/strategy'

vi.mock('@/_store/database', () => {
  const down = async () => {
    // Like a network: requests in the meantime wait for the same connection.
    await new Promise((resolve) => setTimeout(resolve, 50))
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  }
  let client: PrismaClient | undefined
  const database = () => {
    client ??= new PrismaClient({ adapter: tracedAdapter('down', down) })
    return client
  }
  return { database }
})

const spec = (stock: StockStrategy, remedies: readonly Remedy[] = []): DesignSpec => ({
  id: 'made-up',
  label: 'Made up',
  summary: '',
  goesBy: '',
  stock,
  remedies,
})

describe('while the store is down (trap 10)', () => {
  test('a design that needs the store is unavailable and signs nobody out', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(await compose(spec(databaseStrategy)).read('a-token')).toEqual({ state: 'unavailable' })
  })

  test('requests that share one connection or one list load all report the outage and keep their cookies', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const five = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 5 }, work))
    const records = compose(spec(databaseStrategy))
    expect(await five(() => records.read('a-token'))).toEqual(
      Array(5).fill({ state: 'unavailable' }),
    )
    const { config } = signedRemedy.apply(jwtStrategy.parts('made-up', THIS_SERVER))
    const token = await config.jwt.encode?.({
      token: { sub: 'ada', sid: 'a-session' },
      secret: config.secret,
      salt: '',
      maxAge: 60,
    })
    const held = compose(spec(jwtStrategy, [signedRemedy, heldDenylistRemedy]))
    expect(await five(() => held.read(token ?? ''))).toEqual(
      Array(5).fill({ state: 'unavailable' }),
    )
  })

  test('a design that needs no store still works', async () => {
    expect(await compose(spec(jwtStrategy)).read('a-token')).toEqual({
      state: 'refused',
      code: 'malformed',
    })
  })

  test('the log contains no token', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {})
    await compose(spec(databaseStrategy)).read('a-token')
    expect(told.mock.calls.flat().join('\n')).toContain('the store does not answer')
    expect(told.mock.calls.flat().join('\n')).not.toContain('a-token')
  })
})

describe('A-G40 an error that refuses no token leaves open whether the session is good', () => {
  const failing = (error: Error): Remedy => ({
    id: 'failing',
    summary: '',
    lift,
    apply: ({ config, ...parts }) => ({
      ...parts,
      config: { ...config, callbacks: { ...config.callbacks, jwt: () => Promise.reject(error) } },
    }),
  })
  const read = async (error: Error) => {
    const { config } = jwtStrategy.parts('made-up', THIS_SERVER)
    const token = await config.jwt.encode?.({
      token: { sub: 'ada', sid: 'a-session' },
      secret: config.secret,
      salt: config.cookies.sessionToken?.name ?? '',
    })
    return compose(spec(jwtStrategy, [failing(error)])).read(token ?? '')
  }

  test('so the design is unavailable, and the log names the error', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(await read(new TypeError('of a-session'))).toEqual({ state: 'unavailable' })
    expect(log.mock.calls).toEqual([['[auth] JWTSessionError: TypeError']])
  })

  test('a refusal is an answer', async () => {
    const refused = Object.assign(new Error(), { name: 'Refused', code: 'revoked' })
    expect(await read(refused)).toEqual({ state: 'refused', code: 'revoked' })
  })
})

test('remedies apply from left to right; the last one is the outermost', async () => {
  const order: string[] = []
  const noting = (id: string): Remedy => ({
    id,
    summary: '',
    lift,
    apply: ({ port, ...parts }) => ({
      ...parts,
      port: {
        ...port,
        read: (...given) => {
          order.push(id)
          return port.read(...given)
        },
      },
    }),
  })
  await compose(spec(jwtStrategy, [noting('inner'), noting('outer')])).read('a-token')
  expect(order).toEqual(['outer', 'inner'])
})

test('every design has an id that fits a path and a cookie name, and cookies of its own', () => {
  expect(designIds().filter((id) => !/^[a-z-]+$/.test(id))).toEqual([])
  expect(allDesigns().map(({ id }) => id)).toEqual(designIds())
  expect(new Set(allDesigns().map(({ cookies }) => cookies.sessionToken)).size).toBe(
    designIds().length,
  )
  expect(getDesign('no-such-design')).toBeNull()
  expect(getDesign('__proto__')).toBeNull()
})
