import { expect, test, vi } from 'vitest'
import { greeting, listen } from './fake-redis.fixture'
import { changeNothing } from './health'
import { isStoreUnavailable } from './outage'
import { tracedRedis } from './redis'
import { redisConnection } from './redis-connection'

const redisWithout = async (command: string | null) => {
  const exec = command === null ? '*1\r\n:0\r\n' : '-EXECABORT Transaction discarded.\r\n'
  const answers: Record<string, string> = { MULTI: '+OK\r\n', EXEC: exec }
  const url = await listen((asked) =>
    asked === command
      ? '-NOPERM no permissions to run this command\r\n'
      : (greeting(asked) ?? answers[asked] ?? '+QUEUED\r\n'),
  )
  return tracedRedis(redisConnection(url))
}

test.each(['SET', 'PEXPIRE', 'HDEL', 'DEL'])(
  'A-G42 a Redis that does not permit %s is not healthy',
  async (command) => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await expect(changeNothing(await redisWithout(command))).rejects.toSatisfy(isStoreUnavailable)
  },
)

test('a Redis that permits each command of a session is healthy', async () => {
  expect(await changeNothing(await redisWithout(null))).toEqual([0])
})
