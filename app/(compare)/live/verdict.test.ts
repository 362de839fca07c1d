import { describe, expect, test } from 'vitest'
import type { Beat, HeartbeatSource } from './beat'
import {
  type ActionOutcome,
  concerns,
  judge,
  type SessionAction,
  toneOf,
  wordsFor,
} from './verdict'

const ada = { id: 'ada', name: 'Ada', email: 'ada@example.org', role: 'member' as const }
const expires = new Date(Date.now() + 30 * 86_400_000 - 1).toISOString()
const accepted = (sentAt: number, role: 'member' | 'admin' = 'member'): Beat => ({
  sentAt,
  doneAt: sentAt + 10,
  state: 'accepted',
  code: null,
  lookups: 0,
  user: { ...ada, role },
  expires,
  trace: null,
})
const refused = (sentAt: number, code = 'unknown_session'): Beat => ({
  sentAt,
  doneAt: sentAt + 10,
  state: 'refused',
  code,
  lookups: 1,
  user: null,
  expires: null,
  trace: null,
})
const source: HeartbeatSource = {
  key: 'k',
  design: 'd',
  kind: 'device',
  label: 'Phone',
  bearer: 't',
  refreshToken: null,
  deviceId: null,
}
const action: SessionAction = {
  label: 'Revoke all',
  at: 1_000,
  answeredAt: 1_500,
  designs: ['d'],
  aimsAt: () => true,
}

const watched = (beats: readonly Beat[], of = action) =>
  beats.reduce<ActionOutcome>((outcome, beat) => judge(of, outcome, beat), { state: 'pending' })

describe('the stopwatch', () => {
  test('runs from the click to the first refusal and then stops for good', () => {
    const outcome = watched([
      accepted(900),
      accepted(1_100),
      refused(1_600),
      refused(2_600),
      refused(3_600),
    ])
    expect(outcome).toMatchObject({ state: 'arrived', beat: { sentAt: 1_600 } })
    expect(outcome.state !== 'pending' && wordsFor(action, outcome, source)).toBe(
      'refused after 610 ms',
    )
  })

  test('ignores an acceptance between the click and the answer', () => {
    expect(watched([accepted(1_100), accepted(1_400)])).toEqual({ state: 'pending' })
    expect(watched([refused(1_400)])).toMatchObject({ state: 'arrived' })
  })

  test('says "still in" only of requests sent after the answer', () => {
    const outcome = watched([accepted(1_400), accepted(1_500)])
    expect(outcome).toMatchObject({ state: 'not yet', beat: { sentAt: 1_500 } })
    expect(outcome.state !== 'pending' && wordsFor(action, outcome, source)).toBe(
      'still in, for another 29 d 23 h',
    )
  })

  test('runs until the refusal if the design states a lag, and says so', () => {
    const within: SessionAction = { ...action, stated: { d: 60_000 } }
    const says = (...beats: Beat[]) => {
      const outcome = watched(beats, within)
      return outcome.state !== 'pending' && wordsFor(within, outcome, source)
    }
    expect(says(accepted(1_600))).toBe('still in: it has to end within 1 min')
    expect(says(accepted(1_600), accepted(61_000), refused(61_400))).toBe('refused after 1 min 0 s')
    expect(says(accepted(61_600))).toBe('still in, although it had to end within 1 min')
    const atOnce: SessionAction = { ...action, stated: { d: 0 } }
    expect(wordsFor(atOnce, { state: 'not yet', beat: accepted(1_600) }, source)).toBe(
      'still in, although it had to end at once',
    )
    const atExpiry: SessionAction = { ...action, stated: { d: null } }
    expect(wordsFor(atExpiry, { state: 'not yet', beat: accepted(1_600) }, source)).toBe(
      'still in, for another 29 d 23 h',
    )
    const past = { ...accepted(1_600), expires: new Date(Date.now() - 3_500).toISOString() }
    expect(wordsFor(atExpiry, { state: 'not yet', beat: past }, source)).toBe(
      'still in, until 3 s ago',
    )
  })

  test('waits for the new role if the action is a change of role', () => {
    const promotion: SessionAction = { ...action, role: 'admin' }
    expect(watched([accepted(1_600)], promotion)).toMatchObject({ state: 'not yet' })
    expect(watched([accepted(1_600), accepted(2_600, 'admin')], promotion)).toMatchObject({
      state: 'arrived',
      beat: { sentAt: 2_600 },
    })
  })

  test('says when the role is stated to change, and names a session that never showed the change', () => {
    const promotion: SessionAction = { ...action, role: 'admin' }
    const late = (beat: Beat) => ({ state: 'not yet', beat }) as const
    expect(wordsFor(promotion, late(accepted(1_600)), source)).toBe(
      'still says member, for another 29 d 23 h',
    )
    const cached: SessionAction = { ...promotion, stated: { d: 5_000 } }
    expect(wordsFor(cached, late(accepted(1_600)), source)).toBe(
      'still says member: it has to change within 5 s',
    )
    expect(wordsFor(cached, late(accepted(6_600)), source)).toBe(
      'still says member, although it had to change within 5 s',
    )
    expect(wordsFor(promotion, late(refused(2_600, 'expired')), source)).toBe(
      'refused (expired), and never said admin',
    )
  })

  test('does not count a dropped cookie as a revocation', () => {
    const outcome = watched([refused(1_600, 'no_token')])
    expect(outcome.state !== 'pending' && wordsFor(action, outcome, source)).toContain(
      'signed out after',
    )
  })
})

describe('the tone of a beat', () => {
  const copy: HeartbeatSource = { ...source, kind: 'copy' }
  const pending = { action, outcome: { state: 'pending' } } as const

  test('is bad where a thief is accepted, and good where a thief is refused', () => {
    for (const concern of [null, pending]) {
      expect(toneOf(copy, accepted(1_600), concern)).toBe('bad')
      expect(toneOf(copy, refused(1_600), concern)).toBe('good')
    }
  })

  test('is bad where a revoked session is still accepted', () => {
    expect(toneOf(source, accepted(900), null)).toBe('good')
    expect(toneOf(source, accepted(900), pending)).toBe('good')
    expect(toneOf(source, accepted(1_600), pending)).toBe('bad')
    expect(toneOf(source, refused(1_600), pending)).toBe('good')
    expect(toneOf(source, refused(1_600), null)).toBe('neutral')
  })

  test('is good again after a new sign-in', () => {
    const arrived = { action, outcome: { state: 'arrived', beat: refused(1_600) } } as const
    expect(toneOf(source, accepted(2_600), arrived)).toBe('good')
  })

  test('follows the role after a change of role', () => {
    const promotion = { action: { ...action, role: 'admin' }, outcome: pending.outcome } as const
    expect(toneOf(source, accepted(1_600), promotion)).toBe('bad')
    expect(toneOf(source, accepted(1_600, 'admin'), promotion)).toBe('good')
  })

  test('is unknown while the store does not answer', () => {
    expect(toneOf(copy, { ...refused(1_600), state: 'unavailable' }, null)).toBe('unknown')
  })
})

describe('an action concerns a heartbeat', () => {
  test('that was accepted as the same person at the time of the request', () => {
    expect(concerns(action, source, [accepted(900)], 'ada')).toBe(true)
    expect(concerns(action, source, [accepted(900)], 'bob')).toBe(false)
    expect(concerns(action, source, [accepted(800), refused(900)], 'ada')).toBe(false)
    expect(concerns(action, { ...source, design: 'other' }, [accepted(900)], 'ada')).toBe(false)
    expect(concerns({ ...action, aimsAt: () => false }, source, [accepted(900)], 'ada')).toBe(false)
  })
})
