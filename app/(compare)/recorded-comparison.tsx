import 'server-only'
import { SIDES } from '@/_designs/comparison/sides'
import type { ComparisonView } from '@/_designs/comparison/view'
import { allEntries } from '@/_designs/registry'
import { planOf } from '@/_lab/plan'
import { RecordedRun } from '@/_lab/view/recorded-run'
import { getLastRun } from '@/_ledger/last-run'
import { Notice } from '@/_ui/notice'
import { LABS } from '@/labs/registry'
import { pickerGroups } from './choices'
import { DesignPicker } from './design-picker'

/**
 * Two designs side by side where nobody can sign in: the results of the last test run, and the
 * reason why they are not live.
 */
export async function RecordedComparison({ view, why }: { view: ComparisonView; why: string }) {
  const groups = pickerGroups(allEntries())
  const labs = LABS.map((lab) => planOf(lab, [])).toSorted(
    (a, b) => Number(b.id === 'revocation') - Number(a.id === 'revocation'),
  )
  return (
    <>
      <Notice kind="info">{why}</Notice>
      <div className="grid gap-4 sm:grid-cols-2">
        {SIDES.map((side) => (
          <div
            key={side}
            data-strategy={view[side].strategy}
            className="rounded-lg border border-line border-t-4 border-t-strategy bg-strategy-soft p-3"
          >
            <DesignPicker
              side={side}
              shown={{ left: view.left.id, right: view.right.id, on: view.on }}
              groups={groups}
            />
            <p className="mt-2 text-sm">{view[side].summary}</p>
          </div>
        ))}
      </div>
      <RecordedRun labs={labs} designs={[view.left, view.right]} report={await getLastRun()} />
    </>
  )
}
