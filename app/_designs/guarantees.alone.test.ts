import { expect, test, vi } from 'vitest'
import { GOLDEN } from './guarantees.golden'
import { allDesigns, allEntries } from './registry'

test('every design guarantees the values in the golden table', () => {
  // No connection is made: a design can be composed without its store.
  vi.stubEnv('REDIS_URL', 'redis://127.0.0.1:1')
  const designs = allDesigns()
  expect(
    designs.map(({ id }) => id),
    'a design that needs something is here too',
  ).toEqual(allEntries().map(({ id }) => id))
  const composed = designs.map(({ id, label, remedies, guarantees }) => [
    id,
    { label, adjustable: remedies.some(({ adjustable }) => adjustable), guarantees },
  ])
  expect(
    Object.fromEntries(composed),
    'A guarantee has changed. If that is intended, change app/_designs/guarantees.golden.ts.',
  ).toEqual(GOLDEN)
  expect(Object.keys(GOLDEN), 'in the order of the registry').toEqual(designs.map(({ id }) => id))
})
