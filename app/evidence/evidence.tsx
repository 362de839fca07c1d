'use client'
import { useCallback, useMemo, useState } from 'react'
import { CLAIMS, TOPICS } from '@/_claims/claims'
import type { LabPlan } from '@/_lab/plan'
import { withBrowserFindings } from '@/_ledger/browser-findings'
import { isShown, ledgerOf } from '@/_ledger/ledger'
import type { ExperimentResult, Report } from '@/_ledger/report'
import { Notice } from '@/_ui/notice'
import { BeliefList } from './belief-list'
import { afterChoice, type Filters, filtered, isSearch, NO_FILTERS, queryOf } from './filters'
import { ClaimRow } from './ledger/claim-row'
import { ColumnHeads } from './ledger/column-heads'
import { FilterForm } from './ledger/filter-form'
import { Key, Signs } from './ledger/outcome-styles'
import type { LedgerDesign } from './ledger-design'
import { Differences } from './run/differences'
import { RunPanel } from './run/run-panel'
import { type Shown, SourceSwitch } from './run/source-switch'
import { useEverything } from './run/use-everything'
import { useHashClaim } from './use-hash-claim'

interface Props {
  labs: readonly LabPlan[]
  designs: readonly LedgerDesign[]
  lastRun: Report | null
  /** The reason why no lab can run here; null if they can. */
  off: string | null
  asked: Filters
}

const NONE: readonly ExperimentResult[] = []

/** The ledger of the runs on this page, or of the last test run, with its filters and controls. */
export function Evidence({ labs, designs, lastRun, off, asked }: Props) {
  const [filters, setFilters] = useState(asked)
  const [opened, setOpened] = useState<Readonly<Record<string, boolean>>>({})
  const [shown, setShown] = useState<Shown>(lastRun ? 'last' : 'here')
  const run = useEverything(
    labs,
    designs.filter(({ needs }) => needs === null).map(({ id }) => id),
  )
  const found = useMemo(
    () => withBrowserFindings({ results: run.results }, lastRun, labs),
    [run.results, lastRun, labs],
  )
  const here: Report | null = run.facts && {
    facts: run.facts,
    designs: [...designs],
    results: [...found],
  }
  const report = shown === 'last' ? lastRun : here
  const results = shown === 'last' ? (lastRun?.results ?? NONE) : found
  const rows = useMemo(() => ledgerOf(CLAIMS, labs, { designs, results }), [labs, designs, results])
  const left = filtered(rows, filters)
  useHashClaim(
    useCallback(
      (id) => {
        const isOf = (claim: { id: string }) => claim.id === id
        const topic = TOPICS.find(({ claims }) => claims.some(isOf))
        setFilters((before) =>
          filtered(rows, before).some(({ claim }) => isOf(claim)) ? before : NO_FILTERS,
        )
        if (topic) setOpened((before) => ({ ...before, [topic.title]: true }))
      },
      [rows],
    ),
  )

  const filter = (chosen: Filters) => {
    const next = afterChoice(filters, chosen)
    setFilters(next)
    // So that a link leads to the same selection.
    history.replaceState(
      null,
      '',
      `${location.pathname}${queryOf(next, location.search)}${location.hash}`,
    )
  }

  return (
    <>
      <Signs />
      <BeliefList rows={rows} designs={designs} />
      {off === null ? (
        <RunPanel
          labs={labs}
          lab={filters.lab}
          designs={designs}
          run={run}
          onStart={(wanted, how) => {
            setShown('here')
            void run.start(wanted, how)
          }}
        />
      ) : (
        <Notice kind="info">{off}</Notice>
      )}
      <section aria-label="What is shown" className="grid gap-3">
        <SourceSwitch
          shown={shown}
          lastRun={lastRun}
          facts={run.facts}
          found={run.results.length > 0}
          report={report}
          rows={rows}
          onShow={setShown}
        />
        {results.length > 0 && <Differences results={results} labs={labs} designs={designs} />}
      </section>
      <section aria-label="The ledger" className="grid min-w-0 gap-5">
        <FilterForm filters={filters} labs={labs} onChange={filter} />
        <p role="status" className="text-ink-soft text-sm">
          {left.length} of {rows.length} claims; {rows.filter((row) => !isShown(row)).length} of the{' '}
          {rows.length} have no experiment yet.
        </p>
        <Key />
        {left.length === 0 && (
          <Notice kind="info">No claim is like that: take a filter away.</Notice>
        )}
        <div className="grid min-w-0 gap-8">
          {left.length > 0 && <ColumnHeads designs={designs} />}
          {TOPICS.map(({ title, claims }) => {
            const some = left.filter(({ claim }) => claims.includes(claim))
            if (some.length === 0) return null
            const isOpen = opened[title] ?? isSearch(filters)
            return (
              <details
                key={title}
                open={isOpen}
                onToggle={({ currentTarget: { open } }) => {
                  if (open !== isOpen) setOpened({ ...opened, [title]: open })
                }}
                className="min-w-0"
              >
                <summary className="rounded py-1">
                  <h2 className="inline font-semibold text-xl tracking-tight">{title}</h2>{' '}
                  <span className="text-ink-soft text-sm">
                    {some.length} {some.length === 1 ? 'claim' : 'claims'}
                  </span>
                </summary>
                <ul className="mt-3 grid min-w-0 gap-3">
                  {some.map((row) => (
                    <ClaimRow key={row.claim.id} row={row} designs={designs} />
                  ))}
                </ul>
              </details>
            )
          })}
        </div>
      </section>
    </>
  )
}
