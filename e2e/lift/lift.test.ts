import { test as base, expect } from '@playwright/test'
import { allLifted } from '../../app/_designs/lifted.fixture'
import { EXPECTED, type Expected, STOCK } from './expectations'
import { playRow } from './play-row'
import { Bench } from './rig/bench'
import { startApp } from './rig/running-app'
import { endingRoute, linesOf } from './rig/stranger'
import { waysOf } from './rig/ways'
import { VARIANTS, type VariantId } from './rows'
import { type Result, Sheet } from './sheet'

/**
 * Puts each remedy into a bare NextAuth app, as its page says and with nothing else, builds that app, and tries what
 * the remedy is for, in every config that it is for. `expectations.ts` says what each row has to show.
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
    const results = await playRemedy(bench, id, expected)
    await test.info().attach('rows', { body: JSON.stringify(results), contentType: 'application/json' })
    expect(results.flatMap(({ variant, deviations }) => deviations.map((deviation) => `${variant}: ${deviation}`))).toEqual([])
  })
}

test('every remedy has its expectations, for every config that it is for', async () => {
  const wanted = (await allLifted()).map(({ id, strategies }) => [id, variantsOf(strategies)])
  const have = Object.entries(EXPECTED).flatMap(([id, { rows }]) => (id === STOCK ? [] : [[id, Object.keys(rows)]]))
  expect(Object.fromEntries(have)).toEqual(Object.fromEntries(wanted))
})

const isVariant = (name: string): name is VariantId => name in VARIANTS
const variantsOf = (strategies: readonly string[]) => Object.keys(VARIANTS).filter((name) => isVariant(name) && strategies.includes(VARIANTS[name].strategy))

async function playRemedy(bench: Bench, id: string, { rows, edits = [], ...expected }: Expected): Promise<Result[]> {
  const remedy = id === STOCK ? null : ((await allLifted()).find((one) => one.id === id) ?? null)
  if (remedy === null && id !== STOCK) throw new Error(`There is no remedy ${id}.`)
  const { names = [], statements = [] } = expected.endAll ?? {}
  for (const statement of statements) expect(remedy?.notes.ending, 'the page tells how to end all sessions').toContain(statement)
  const extra = expected.endAll ? [{ path: 'app/end-all/route.ts', text: endingRoute(names, statements) }] : []
  const variants = Object.keys(rows).filter(isVariant)
  const sheets = variants.map((variant) => ({ variant, sheet: new Sheet(id, variant, rows[variant] ?? never(variant)) }))
  const steps = {}
  let built: Promise<void> | null = null
  for (const { variant, sheet } of sheets) {
    await sheet.cell('builds', async () => {
      built ??= bench.build({ remedy, edits, extra, config: variant }, steps)
      await built
      return 'yes'
    })
    Object.assign(sheet.result.steps, steps)
    await sheet.cell('lines', () => edits.reduce((sum, edit) => sum + linesOf(edit), 0))
    if (sheet.result.seen.builds !== 'yes') continue
    const app = await startApp(bench, { config: variant })
    const { lagS = 0, heldS = 0, hangs = false } = expected
    try {
      await playRow({ app, bench, variant, ways: waysOf(variant), lagS, heldS, hangs }, sheet, { rows, ...expected })
    } finally {
      await app.stop()
    }
  }
  return sheets.map(({ sheet }) => sheet.result)
}

function never(variant: VariantId): never {
  throw new Error(`Nothing is expected of ${variant}.`)
}
