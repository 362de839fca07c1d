import { expect, test } from 'vitest'
import type { Beat, HeartbeatSource } from './beat'
import { outcomeInWords, reasonFor, type WatchedSession } from './outcome'
import type { SessionAction } from './verdict'

const beat = (state: Beat['state'], doneAt: number): Beat => ({
  ...{ sentAt: doneAt - 10, doneAt, state, code: state === 'refused' ? 'revoked' : null },
  ...{ lookups: 1, user: null, trace: null },
  expires: new Date(Date.now() + 30 * 86_400_000 - 1).toISOString(),
})
const session = (
  label: string,
  kind: HeartbeatSource['kind'],
  outcome: WatchedSession['outcome'],
  latest = beat('accepted', 2_000),
): WatchedSession => ({
  source: {
    ...{ key: label, design: 'd', kind, label },
    ...{ bearer: null, refreshToken: null, deviceId: null },
  },
  outcome,
  latest,
})
const out = (doneAt: number) => ({ state: 'arrived', beat: beat('refused', doneAt) }) as const
const still = { state: 'not yet', beat: beat('accepted', 2_000) } as const
const action: SessionAction = {
  ...{ label: 'Revoke all', at: 1_000, answeredAt: 1_100, designs: ['d'] },
  aimsAt: () => true,
}
const told = (...sessions: WatchedSession[]) => outcomeInWords(action, 'd', sessions)

test('a thief is named, with what comes of it', () => {
  expect(told(session('You', 'browser', out(1_200)), session('Thief’s copy', 'copy', still))).toBe(
    'Thief’s copy: still in, for another 29 d 23 h. You: refused after 200 ms.',
  )
  expect(
    told(session('You', 'browser', out(1_200)), session('Thief’s copy', 'copy', out(1_300))),
  ).toBe('Everybody is out, the thief too, after 300 ms.')
})

test('sessions with the same outcome are told together', () => {
  expect(told(session('You', 'browser', still), session('Phone', 'device', still))).toBe(
    'Everybody is still in, for another 29 d 23 h.',
  )
  expect(
    told(
      session('You', 'browser', out(1_200)),
      session('Phone', 'device', still),
      session('Tablet', 'device', still),
    ),
  ).toBe('You: refused after 200 ms. Phone and Tablet: still in, for another 29 d 23 h.')
})

test('a copy that an action does not aim at is told as well', () => {
  expect(
    told(session('Phone', 'device', out(1_200)), session('Thief’s copy', 'copy', undefined)),
  ).toBe(
    'Phone: refused after 200 ms. Thief’s copy: still in, as a copy of your own session, which this spares.',
  )
})

test('where nothing is watched, it says so', () => {
  expect(told(session('You', 'browser', undefined))).toBe('No other device to watch: add one.')
  expect(outcomeInWords(action, 'other', [])).toBe('You were not signed in here.')
  expect(told(session('You', 'browser', { state: 'pending' }))).toBe(
    'Waiting for the next request…',
  )
})

test('the reason follows from what the design states', () => {
  const stated = (ms: number | null, role?: 'admin') =>
    reasonFor({ ...action, stated: { d: ms }, ...(role && { role }) }, 'd')
  expect(stated(0)).toMatch(/^Every check asks/)
  expect(stated(5_000)).toContain('up to 5 s ago')
  expect(stated(null)).toContain('no list of its tokens')
  expect(stated(null, 'admin')).toContain('written in the token')
})
