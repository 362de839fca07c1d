import { expect, test } from 'vitest'
import type { LabStep } from '@/_lab/events'
import { lanesOf } from './drawn'

const step = (
  method: string,
  url: string,
  { status = 200, server = '', body = '' } = {},
): LabStep => ({
  ...({ type: 'step', experiment: 'x', design: 'y', actor: 'Visitor', action: 'asks' } as const),
  exchange: {
    request: {
      method,
      url,
      headers: server ? [['x-lab-conditions', `server=${server}`]] : [],
      body: body || null,
    },
    response: { status, headers: [], body: '' },
    startedAt: '',
    ms: 1,
  },
})
const ask = (server: string, status: number) => step('GET', '/api/whoami/jwt', { server, status })

test('each branch has its own events, in their order among all events', () => {
  const [a, b, c] = lanesOf([
    step('GET', '/api/auth/jwt/csrf', { server: 'a' }),
    ask('a', 200),
    ask('b', 401),
    step('DELETE', '/api/labs/instances/a'),
    ask('a', 502),
    step('POST', '/api/labs/instances/c', { body: '{"secret":"stage"}' }),
    { type: 'note', experiment: 'x', design: 'y', actor: 'Time', action: 'goes by' },
  ])
  expect(a).toEqual({
    ...{ branch: 'A', running: false, begun: 'started' },
    marks: [
      { at: 0, mark: 'accepted' },
      { at: 2, mark: 'stopped' },
      { at: 3, mark: 'failed' },
    ],
  })
  expect(b).toEqual({
    branch: 'B',
    running: true,
    begun: 'started',
    marks: [{ at: 1, mark: 'refused' }],
  })
  expect(c).toEqual({
    branch: 'C',
    running: true,
    begun: 'new secret',
    marks: [{ at: 4, mark: 'new secret' }],
  })
})

test('a restarted branch is running, with the latest secret', () => {
  const [a] = lanesOf([
    step('POST', '/api/labs/instances/a', { body: '{"secret":"stage"}' }),
    step('DELETE', '/api/labs/instances/a'),
  ])
  expect(a).toMatchObject({ running: false, begun: 'new secret' })
  const [again] = lanesOf([
    step('POST', '/api/labs/instances/a', { body: '{"secret":"stage"}' }),
    step('DELETE', '/api/labs/instances/a'),
    step('POST', '/api/labs/instances/a', { body: '{"secret":"site"}' }),
  ])
  expect(again).toMatchObject({ running: true, begun: 'started' })
})

test('and reads from a replica if it was told to', () => {
  const [, b] = lanesOf([
    step('POST', '/api/labs/instances/b', { body: '{"secret":"site","lagMs":3000}' }),
    ask('b', 401),
  ])
  expect(b).toMatchObject({
    running: true,
    begun: 'behind',
    marks: [{ mark: 'behind' }, { mark: 'refused' }],
  })
})
