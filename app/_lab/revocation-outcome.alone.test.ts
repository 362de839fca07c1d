import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Observed, observeRevocation, worstOf } from './revocation-outcome'
import { stageAt, subjectNamed } from './stage.fixture'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** What is made of a design that says one lag, and has another. Times are in ms. */
async function observed(saysMs: number | null, hasMs: number, code = 'revoked'): Promise<Observed> {
  const since = performance.now()
  const stage = stageAt(subjectNamed('jwt'), () =>
    performance.now() - since < hasMs
      ? Response.json({ user: { role: 'member' }, expires: '2100-01-01T00:00:00.000Z' })
      : Response.json({ error: { code } }, { status: 401 }),
  )
  const outcome = observeRevocation(stage, stage.device('Phone'), { lagMs: saysMs, since })
  await vi.runAllTimersAsync()
  return outcome
}

test.each([
  ['refuses at once, as it says', { says: 0, has: 0 }, 'refused'],
  ['refuses within the lag that it states', { says: 5_000, has: 3_000 }, 'later'],
  ['never refuses, as it says', { says: null, has: Number.POSITIVE_INFINITY }, 'accepted'],
  ['says that it never refuses, and does so within a second', { says: null, has: 1_000 }, 'later'],
  ['says that it never refuses, and does so at once', { says: null, has: 0 }, 'refused'],
  ['says that it refuses at once, and does so after a second', { says: 0, has: 1_000 }, 'later'],
  ['says that it refuses, and never does', { says: 1_000, has: 60_000 }, 'accepted'],
] as const)('a design that %s', async (_, { says, has }, fate) => {
  expect((await observed(says, has)).fate).toBe(fate)
})

test('a token that expires by itself was not taken back', async () => {
  expect(await observed(60_000, 5_000, 'expired')).toMatchObject({ fate: 'expired' })
  expect(await observed(60_000, 5_000, 'revoked')).toMatchObject({ fate: 'later' })
})

test('one device that is still accepted outweighs all that are refused', () => {
  const fates = (['refused', 'later', 'accepted', 'expired'] as const).map((fate) => ({
    fate,
    figure: '',
  }))
  expect(worstOf(fates).fate).toBe('accepted')
  expect(worstOf(fates.slice(0, 2)).fate).toBe('later')
})
