import { expect, test } from 'vitest'
import { howFound } from './how-found'

const at = '2026-01-02T03:04:05.678Z'
const attributes = 'the attributes of the cookie'

test.each([
  [null, null, 'Found'],
  [attributes, null, 'Deduced from the attributes of the cookie'],
  [null, at, 'Shown by a browser in the test run of 2026-01-02 03:04:05 UTC'],
])('an answer deduced from %s and shown at %s', (deducedFrom, shownAt, words) =>
  expect(howFound({ question: { deducedFrom }, shownAt })).toBe(words),
)
