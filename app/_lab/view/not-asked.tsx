'use client'
import { Button } from '@/_ui/button'
import { Notice } from '@/_ui/notice'
import type { PickableDesign } from './pickable-design'

interface Props {
  why: string
  /** The other designs on which the experiment can run. */
  others: readonly PickableDesign[]
  busy: boolean
  onTry(design: string): void
}

/** The reason why an experiment does not run on a design, and the designs on which it does. */
export function NotAsked({ why, others, busy, onTry }: Props) {
  return (
    <div className="grid gap-2">
      <Notice kind="info">Not asked of this design: {why}</Notice>
      {others.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {others.map(({ id, label, strategy }) => (
            <Button
              key={id}
              tone="strategy"
              data-strategy={strategy}
              disabled={busy}
              onClick={() => onTry(id)}
            >
              Run it with {label}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
