import 'server-only'
import { CLAIMS } from '@/_claims/claims'
import { allEntries, type Entry } from '@/_designs/registry'
import { planOf } from '@/_lab/plan'
import { getLastRun } from '@/_ledger/last-run'
import { type LedgerRow, ledgerOf } from '@/_ledger/ledger'
import type { Report } from '@/_ledger/report'
import { LABS } from '@/labs/registry'

/** The ledger of the last test run, and the designs in it. */
export interface MeasuredLedger {
  report: Report
  rows: readonly LedgerRow[]
  designs: readonly Entry[]
}

/** Null if no run came with this server. */
export async function getMeasured(): Promise<MeasuredLedger | null> {
  const report = await getLastRun()
  if (report === null) return null
  const ids = new Set(report.designs.map(({ id }) => id))
  return {
    report,
    rows: ledgerOf(
      CLAIMS,
      LABS.map((lab) => planOf(lab, [])),
      report,
    ),
    designs: allEntries().filter(({ id }) => ids.has(id)),
  }
}
