import { expect, test } from 'vitest'
import { whichEnd } from './session-end'

const IDLE = 5_000
const ABSOLUTE = 7_000

test.each([
  [
    'accepted after its idle end, then refused',
    { lastAcceptedAt: 6_600, refusedAt: 7_050 },
    'absolute',
  ],
  ['refused between the two ends', { lastAcceptedAt: 4_900, refusedAt: 5_350 }, 'idle'],
  ['refused at once', { lastAcceptedAt: null, refusedAt: 300 }, 'idle'],
  [
    'accepted by a clock that is a little behind',
    { lastAcceptedAt: 5_200, refusedAt: 5_700 },
    'idle',
  ],
  ['not asked between the two ends', { lastAcceptedAt: 4_900, refusedAt: 7_050 }, null],
  ['never refused', { lastAcceptedAt: 14_900, refusedAt: null }, 'never'],
] as const)('%s', (_, watched, end) => {
  expect(whichEnd(watched, IDLE, ABSOLUTE)).toBe(end)
})
