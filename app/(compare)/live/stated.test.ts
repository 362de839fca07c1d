import { expect, test } from 'vitest'
import { GOLDEN } from '@/_designs/guarantees.golden'
import { signOutPromise } from './stated'

test.each(Object.entries(GOLDEN))(
  '%s: the page says whether a late answer undoes its sign-out',
  (_, { guarantees }) => {
    const undone = guarantees.signOutLagMs === null
    expect(signOutPromise(guarantees.signOutLagMs)).toMatch(
      undone
        ? /ends nothing.*late signs this browser in again/
        : /ends the session.*signs nobody in/,
    )
  },
)

test('the page says how long a sign-out takes', () => {
  expect(signOutPromise(0)).toContain('on the server at once.')
  expect(signOutPromise(60_000)).toContain('on the server within 1 min.')
})
