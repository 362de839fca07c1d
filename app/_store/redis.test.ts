import { describe, expect, test, vi } from 'vitest'
import { hasFailedLookup, withTrace } from '@/_trace/trace'
import { greeting, listen } from './fake-redis.fixture'
import { isStoreUnavailable } from './outage'
import { tracedRedis } from './redis'
import { redisConnection } from './redis-connection'

const SESSION = 'session-vs-jwt:database-redis:session:secret-token'

test('a command is one lookup, and neither key nor value can be read in its trace', async () => {
  const connection = redisConnection(await listen((command) => greeting(command) ?? '$2\r\nok\r\n'))
  const { value, trace } = await withTrace(() =>
    tracedRedis(connection).sendCommand(['SET', SESSION, '{"user":"ada"}', 'PX', '1', 'XX']),
  )
  expect(value).toBe('ok')
  expect(trace.steps).toMatchObject([
    {
      kind: 'lookup',
      name: 'redis SET',
      statement: 'SET session-vs-jwt:database-redis:session:$1 $2 PX $4 XX',
      failed: false,
    },
  ])
  await connection.close()
})

test('a transaction is one lookup too', async () => {
  const answers: Record<string, string> = {
    MULTI: '+OK\r\n',
    DEL: '+QUEUED\r\n',
    HDEL: '+QUEUED\r\n',
    EXEC: '*2\r\n:1\r\n:1\r\n',
  }
  const connection = redisConnection(
    await listen((command) => greeting(command) ?? answers[command] ?? null),
  )
  const { value, trace } = await withTrace(() =>
    tracedRedis(connection)
      .multi()
      .sendCommand(['DEL', SESSION])
      .sendCommand(['HDEL', 'session-vs-jwt:database-redis:person:ada', 'secret-id'])
      .exec(),
  )
  expect(value).toEqual([1, 1])
  expect(trace.steps).toMatchObject([
    {
      name: 'redis MULTI',
      statement:
        'DEL session-vs-jwt:database-redis:session:$1; HDEL session-vs-jwt:database-redis:person:$1 $2',
    },
  ])
  await connection.close()
})

describe('an outage is reported as one', () => {
  const outage = async (url: string) => {
    const started = performance.now()
    const { trace } = await withTrace(() =>
      expect(tracedRedis(redisConnection(url)).sendCommand(['GET', SESSION])).rejects.toSatisfy(
        isStoreUnavailable,
      ),
    )
    expect(hasFailedLookup(trace)).toBe(true)
    expect(performance.now() - started).toBeLessThan(4_500)
  }

  test('if no server listens', () => outage('redis://127.0.0.1:1'))
  test('if a server listens but never answers', async () => outage(await listen(() => null)))
  test('if one answer never comes', async () =>
    outage(await listen((command) => greeting(command) ?? null)))
  test('if the connection breaks', async () =>
    outage(await listen((command) => greeting(command) ?? 'hang up')))

  test.each([
    ['LOADING', 'Redis is loading'],
    ['READONLY', 'You can’t write against a read only replica.'],
    ['MISCONF', 'Errors writing to the RDB'],
    ['OOM', 'command not allowed'],
    ['WRONGTYPE', 'Operation against a key'],
    ['NOAUTH', 'Authentication required.'],
    ['NOPERM', 'this user has no permissions'],
  ])('A-G40 if Redis answers %s; the log has this word, and no token', async (word, message) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const answer = `-${word} ${message} secret-token\r\n`
    await outage(await listen((command) => greeting(command) ?? answer))
    const queued: Record<string, string> = { MULTI: '+OK\r\n', EXEC: `*1\r\n${answer}` }
    const url = await listen((command) => greeting(command) ?? queued[command] ?? '+QUEUED\r\n')
    await expect(
      tracedRedis(redisConnection(url)).multi().sendCommand(['DEL', SESSION]).exec(),
    ).rejects.toSatisfy(isStoreUnavailable)
    expect(log.mock.calls).toEqual(Array(2).fill([`[redis] answered ${word}`]))
  })
})

test('after READONLY, the next command uses a new connection: another server may be in charge', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  let connections = 0
  const url = await listen((command) => {
    if (command === 'HELLO') connections += 1
    return greeting(command) ?? (connections === 1 ? '-READONLY replica\r\n' : '+OK\r\n')
  })
  const connection = redisConnection(url)
  const redis = tracedRedis(connection)
  await expect(redis.sendCommand(['SET', SESSION, ''])).rejects.toSatisfy(isStoreUnavailable)
  expect(await redis.sendCommand(['SET', SESSION, ''])).toBe('OK')
  await connection.close()
})

test.each(['hang up', null])(
  'after a missing answer (%j), the next command uses a new connection',
  async (fault) => {
    let answer: string | null = fault
    const connection = redisConnection(await listen((command) => greeting(command) ?? answer))
    const redis = tracedRedis(connection)
    await expect(redis.sendCommand(['GET', SESSION])).rejects.toSatisfy(isStoreUnavailable)
    answer = '$2\r\nok\r\n'
    expect(await redis.sendCommand(['GET', SESSION])).toBe('ok')
    await connection.close()
  },
)
