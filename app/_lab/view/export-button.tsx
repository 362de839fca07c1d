'use client'
import { Download } from 'lucide-react'
import { Button } from '@/_ui/button'
import { saveFile } from '@/_ui/save-file'
import { toHar } from '../har'
import type { LabPlan } from '../plan'
import type { LabRun } from './run'

/**
 * Saves the steps and findings of the runs as an HTTP archive with the verdicts, but without
 * secrets.
 */
export function ExportButton({ plan, run }: { plan: LabPlan; run: LabRun }) {
  if (run.facts === null) return null
  return (
    <Button
      onClick={() =>
        saveFile(`${plan.id}.har`, 'application/json', JSON.stringify(toHar(plan, run), null, 2))
      }
    >
      <Download aria-hidden className="size-4" /> Export (HAR)
    </Button>
  )
}
