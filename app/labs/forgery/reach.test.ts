import { expect, test } from 'vitest'
import { counted } from './reach'

const malformed = { status: 401, code: 'malformed' }
const accepted = { status: 200, code: null }

test.each([
  [[malformed], '401 malformed'],
  [[malformed, malformed], '401 malformed for each of 2'],
  [[malformed, accepted, malformed], '401 malformed for 2 of 3, 200 for 1 of 3'],
])('the answers and their counts: %j', (said, figure) => {
  expect(counted(said)).toBe(figure)
})
