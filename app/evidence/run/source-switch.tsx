'use client'
import { Download } from 'lucide-react'
import type { LedgerRow } from '@/_ledger/ledger'
import { factsInWords, type Report } from '@/_ledger/report'
import { asJson, asMarkdown } from '@/_ledger/written'
import { Button } from '@/_ui/button'
import { saveFile } from '@/_ui/save-file'

export type Shown = 'here' | 'last'

interface Props {
  shown: Shown
  lastRun: Report | null
  facts: Report['facts'] | null
  /** Whether a run on this page has findings. */
  found: boolean
  /** The shown report; null while it is incomplete. */
  report: Report | null
  rows: readonly LedgerRow[]
  onShow(shown: Shown): void
}

/**
 * Switches between the findings of this page and those of the last test run. Shows their time and
 * place, and saves them.
 */
export function SourceSwitch({ shown, lastRun, facts, found, report, rows, onShow }: Props) {
  const withoutFacts = found ? 'not all of it has come yet.' : 'nothing has been run yet.'
  return (
    <>
      <fieldset className="grid gap-1.5 text-sm">
        <legend className="mb-1.5 font-medium">Whose findings are shown</legend>
        <label className="flex items-start gap-2">
          <input
            type="radio"
            name="shown"
            className="mt-0.5 size-4 shrink-0"
            checked={shown === 'here'}
            onChange={() => onShow('here')}
          />
          <span>
            Of this page:{' '}
            <span className="text-ink-soft">{facts ? factsInWords(facts) : withoutFacts}</span>
          </span>
        </label>
        <label className="flex items-start gap-2">
          <input
            type="radio"
            name="shown"
            className="mt-0.5 size-4 shrink-0"
            disabled={lastRun === null}
            checked={shown === 'last'}
            onChange={() => onShow('last')}
          />
          <span>
            Of the last run of the tests:{' '}
            <span className="text-ink-soft">
              {lastRun ? factsInWords(lastRun.facts) : 'none came with this build.'}
            </span>
          </span>
        </label>
      </fieldset>
      {report && (
        <div className="flex flex-wrap gap-2">
          <Button
            onClick={() => saveFile('evidence.json', 'application/json', asJson(rows, report))}
          >
            <Download aria-hidden className="size-4" /> Export as JSON
          </Button>
          <Button
            onClick={() => saveFile('evidence.md', 'text/markdown', asMarkdown(rows, report))}
          >
            <Download aria-hidden className="size-4" /> Export as Markdown
          </Button>
        </div>
      )}
    </>
  )
}
