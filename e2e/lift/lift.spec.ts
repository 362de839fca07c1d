import { test as base, expect } from '@playwright/test'
import { allLifted } from '../../app/_designs/kit/lifted.fixture'
import { EXPECTED, STOCK } from './expectations'
import { playRemedy } from './play-remedy'
import { Bench } from './rig/bench'
import { variantsOf } from './rows'

/**
 * Copies each remedy into a bare NextAuth app, exactly as its page says, builds that app, and tests
 * the remedy in each of its configs. `expectations.ts` has the expected values of each row.
 */
const test = base.extend<object, { bench: Bench }>({
  bench: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies of a fixture from the pattern
    async ({}, use) => {
      const bench = await Bench.open()
      await use(bench)
      await bench.close()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

test.describe.configure({ mode: 'parallel' })

for (const [id, expected] of Object.entries(EXPECTED)) {
  test(id, async ({ bench }) => {
    const remedy = (await allLifted()).find((one) => one.id === id) ?? null
    expect(remedy === null, 'the bare app alone has no remedy').toBe(id === STOCK)
    const results = await playRemedy(bench, id, remedy, expected)
    await test
      .info()
      .attach('rows', { body: JSON.stringify(results), contentType: 'application/json' })
    expect(
      results.flatMap(({ variant, deviations }) =>
        deviations.map((deviation) => `${variant}: ${deviation}`),
      ),
    ).toEqual([])
  })
}

test('every remedy has its expectations, for each of its configs', async () => {
  const wanted = (await allLifted()).map(({ id, strategies }) => [id, variantsOf(strategies)])
  const have = Object.entries(EXPECTED).flatMap(([id, { rows }]) =>
    id === STOCK ? [] : [[id, Object.keys(rows)]],
  )
  expect(Object.fromEntries(have)).toEqual(Object.fromEntries(wanted))
})
