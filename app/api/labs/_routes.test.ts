import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LABS } from '@/labs/registry'

test('no other route uses the address at which a lab runs', () => {
  const taken = readdirSync('app/api/labs').filter((name) =>
    existsSync(`app/api/labs/${name}/route.ts`),
  )
  expect(taken.length).toBeGreaterThan(2)
  expect(LABS.map(({ id }) => id).filter((id) => taken.includes(id))).toEqual([])
})
