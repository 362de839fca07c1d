'use client'
import { Download, Trash2 } from 'lucide-react'
import { Button } from '@/_ui/button'
import { saveFile } from '@/_ui/save-file'
import type { MeasurableDesign } from './measurable-design'
import type { MeasurementRun } from './run/run'
import { asCsv, asJson } from './table/export'

/** Saves every run of this page as a file, or deletes them. */
export function ExportButtons({
  runs,
  designs,
  onForget,
}: {
  runs: readonly MeasurementRun[]
  designs: readonly MeasurableDesign[]
  onForget(): void
}) {
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        onClick={() => saveFile('trade-offs.json', 'application/json', asJson(runs, designs))}
      >
        <Download aria-hidden className="size-4" /> Export as JSON
      </Button>
      <Button onClick={() => saveFile('trade-offs.csv', 'text/csv', asCsv(runs, designs))}>
        <Download aria-hidden className="size-4" /> Export as CSV
      </Button>
      <Button onClick={onForget}>
        <Trash2 aria-hidden className="size-4" /> Forget the runs
      </Button>
    </div>
  )
}
