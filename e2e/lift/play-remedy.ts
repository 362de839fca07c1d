import type { LiftedRemedy } from '../../app/_designs/kit/lifted.fixture'
import { startFaultyLink } from '../servers/faulty-link'
import { claimRedis } from '../servers/redis'
import type { Expected } from './expectations'
import { playRow } from './play-row'
import type { Bench } from './rig/bench'
import { startApp } from './rig/running-app'
import { timed } from './rig/steps'
import { endingRoute, linesOf } from './rig/stranger'
import { waysOf } from './rig/ways'
import { isVariant, type VariantId } from './rows'
import { Sheet, type SheetResult } from './sheet'

/**
 * Builds the app with a remedy, or without any, and plays each config for which the remedy is made.
 * There is one build, and one start for each config.
 */
export async function playRemedy(
  bench: Bench,
  id: string,
  remedy: LiftedRemedy | null,
  expected: Expected,
): Promise<SheetResult[]> {
  const { edits = [], endAll } = expected
  const results: SheetResult[] = []
  let built: Promise<void> | null = null
  for (const [variant, wanted] of Object.entries(expected.rows)) {
    if (!isVariant(variant)) throw new Error(`There is no config ${variant}.`)
    const sheet = new Sheet(id, variant, wanted)
    results.push(sheet.result)
    await sheet.cell('builds', async () => {
      const extra = endAll
        ? [{ path: 'app/end-all/route.ts', text: endingRoute(endAll.names, endAll.statements) }]
        : []
      for (const statement of endAll?.statements ?? [])
        if (!remedy?.notes.ending.includes(statement))
          throw new Error(`The page does not say how to end all sessions: ${statement}`)
      built ??= bench.build({ remedy, edits, extra, config: variant }, sheet.result.steps)
      await built
      return 'yes'
    })
    await sheet.cell('lines', () => edits.reduce((sum, edit) => sum + linesOf(edit), 0))
    if (sheet.result.seen.builds !== 'yes') continue
    if (expected.redis && !process.env.REDIS_URL) sheet.result.skipped = 'needs Redis (REDIS_URL)'
    else
      await playVariant(bench, variant, remedy, sheet, expected).catch((error: unknown) =>
        sheet.fails('start', error),
      )
  }
  return results
}

async function playVariant(
  bench: Bench,
  variant: VariantId,
  remedy: LiftedRemedy | null,
  sheet: Sheet,
  expected: Expected,
): Promise<void> {
  const started: { stop(): Promise<void> }[] = []
  const stopLater = <T extends { stop(): Promise<void> }>(one: T): T => {
    started.unshift(one)
    return one
  }
  try {
    const redis = expected.redis ? stopLater(await claimRedis(process.env.REDIS_URL ?? '')) : null
    const toRedis = redis && stopLater(await startFaultyLink(redis.url))
    const env = toRedis ? { REDIS_URL: toRedis.url } : {}
    const app = stopLater(
      await timed(sheet.result.steps, 'start', () => startApp(bench, { config: variant, env })),
    )
    const { lagS = 0, heldS = 0, hangs = false } = expected
    const changeOver =
      remedy?.copies.find(({ path }) => path.endsWith('/change-over.sql'))?.text ?? null
    const row = {
      app,
      bench,
      variant,
      redis,
      ways: waysOf(variant),
      lagS,
      heldS,
      hangs,
      changeOver,
    }
    await playRow(
      { ...row, links: toRedis ? [toRedis, bench.link] : [bench.link] },
      sheet,
      expected,
    )
  } finally {
    for (const one of started) await one.stop()
  }
}
