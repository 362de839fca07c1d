'use client'
import type { PickableDesign } from './pickable-design'

interface Props {
  /** The purpose of the chosen design. */
  label: string
  designs: readonly (Pick<PickableDesign, 'id' | 'label'> & { strategy: string })[]
  chosen: string
  disabled?: boolean
  onPick(id: string): void
}

/** A menu of designs. */
export function DesignPicker({ label, designs, chosen, disabled = false, onPick }: Props) {
  return (
    <label
      className="grid gap-1 text-sm"
      data-strategy={designs.find(({ id }) => id === chosen)?.strategy}
    >
      <span className="font-medium">{label}</span>
      <select
        value={chosen}
        disabled={disabled}
        onChange={({ target }) => onPick(target.value)}
        className="min-h-9 rounded-md border border-strategy bg-strategy-soft px-2 py-1.5 font-medium text-strategy-ink"
      >
        {designs.map((design) => (
          <option key={design.id} value={design.id}>
            {design.label}
          </option>
        ))}
      </select>
    </label>
  )
}
