'use client'
import { ChevronDown } from 'lucide-react'
import { useId, useState } from 'react'
import type { Side, Sides } from '@/_designs/comparison/sides'
import { ViewForm } from '@/_designs/comparison/view-form'
import { Button } from '@/_ui/button'

export interface PickerGroup {
  strategy: string
  entries: readonly { id: string; label: string; needs: string | null }[]
}

/** The keys that step through a select. Somebody who presses one is still choosing. */
const STEPS = /^(Arrow(Up|Down|Left|Right)|Home|End|Page(Up|Down)|.)$/

/**
 * The picker for the design of this column. A click shows a design at once. On the keyboard, Enter
 * shows it, so that a step past a design changes nothing.
 */
export function DesignPicker({
  side,
  shown,
  groups,
  path = '/',
}: {
  side: Side
  shown: Sides
  groups: readonly PickerGroup[]
  /** The page that shows the choice. */
  path?: string
}) {
  const field = useId()
  const current = shown[side]
  const [draft, setDraft] = useState({ of: current, id: current })
  const [stepping, setStepping] = useState(false)
  // A choice is over when the column shows another design, for example after a step back.
  if (draft.of !== current) setDraft({ of: current, id: current })
  const { id } = draft
  const show = <Button type="submit">Show it</Button>
  return (
    <ViewForm
      label={`Choose the design on the ${side}`}
      shown={shown}
      path={path}
      className="flex items-end gap-2"
    >
      <div className="grid min-w-0 flex-1 gap-1">
        <label htmlFor={field} className="text-ink-soft text-xs max-lg:sr-only">
          Design on the {side}
        </label>
        <span className="relative grid items-center">
          <select
            id={field}
            name={side}
            value={id}
            onPointerDown={() => setStepping(false)}
            onKeyDown={(event) => {
              setStepping(STEPS.test(event.key) && !event.altKey)
              if (event.key !== 'Enter' || id === current) return
              event.preventDefault()
              event.currentTarget.form?.requestSubmit()
            }}
            onChange={({ currentTarget: { value, form } }) => {
              setDraft({ of: current, id: value })
              if (!stepping) form?.requestSubmit()
            }}
            className="min-h-11 w-full appearance-none truncate rounded-md border border-strategy/50 bg-surface py-1.5 pr-8 pl-2 font-semibold text-base sm:pl-3 sm:text-lg text-strategy-ink tracking-tight hover:border-strategy"
          >
            {groups.map(({ strategy, entries }) => (
              <optgroup key={strategy} label={`strategy: "${strategy}"`}>
                {entries.map(({ id, label, needs }) => (
                  <option key={id} value={id} disabled={needs !== null}>
                    {needs === null ? label : `${label} (needs ${needs})`}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
          <ChevronDown
            aria-hidden
            className="pointer-events-none absolute right-2 sm:right-3 size-4 text-strategy-ink"
          />
        </span>
      </div>
      {id === current ? <noscript>{show}</noscript> : show}
    </ViewForm>
  )
}
