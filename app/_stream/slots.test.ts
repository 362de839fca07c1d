import { expect, test } from 'vitest'
import { claimSlot } from './slots'

test.each([
  ['measurements', 3],
  ['labs', 8],
] as const)('A-G66: at most so many %s run at once, one of each visitor: %i', (kind, most) => {
  const claims = Array.from({ length: 50 }, (_, visitor) => claimSlot(kind, `visitor ${visitor}`))
  const slots = claims.flatMap((claim) => (claim.ok ? [claim] : []))
  expect(slots).toHaveLength(most)
  expect(claims.at(-1)).toEqual({ ok: false, code: 'full' })
  expect(claimSlot(kind, 'visitor 0')).toEqual({ ok: false, code: 'yours' })
  for (const { release } of slots) release()
  const again = claimSlot(kind, 'visitor 49')
  expect(again.ok).toBe(true)
  if (again.ok) again.release()
})
