'use client'
import { Download, Trash2 } from 'lucide-react'
import { Button } from '@/_ui/button'
import type { Listed } from './listed'
import type { Run } from './run/run'
import { asCsv, asJson } from './table/export'

/** Saves every run of this page as a file, or forgets them. */
export function ExportButtons({ runs, designs, onForget }: { runs: readonly Run[]; designs: readonly Listed[]; onForget(): void }) {
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => save('trade-offs.json', 'application/json', asJson(runs, designs))}>
        <Download aria-hidden className="size-4" /> Export as JSON
      </Button>
      <Button onClick={() => save('trade-offs.csv', 'text/csv', asCsv(runs, designs))}>
        <Download aria-hidden className="size-4" /> Export as CSV
      </Button>
      <Button onClick={onForget}>
        <Trash2 aria-hidden className="size-4" /> Forget the runs
      </Button>
    </div>
  )
}

function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000) // the browser has begun to read it by then
}
