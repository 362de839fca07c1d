'use client'
import { Download } from 'lucide-react'
import { Button } from '@/_ui/button'
import { toHar } from '../har'
import type { LabPlan } from '../plan'
import type { Run } from './run'

/** Saves what the runs did and found: an HTTP archive with the verdicts in it, and without the secrets. */
export function ExportButton({ plan, run }: { plan: LabPlan; run: Run }) {
  if (run.facts === null) return null
  const save = () => {
    const url = URL.createObjectURL(new Blob([JSON.stringify(toHar(plan, run), null, 2)], { type: 'application/json' }))
    const link = Object.assign(document.createElement('a'), { href: url, download: `${plan.id}.har` })
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <Button onClick={save}>
      <Download aria-hidden className="size-4" /> Export (HAR)
    </Button>
  )
}
