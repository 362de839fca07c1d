import type { Entry } from '@/_designs/registry'
import type { PickerGroup } from './design-picker'

/** The options of a picker, by strategy. */
export function pickerGroups(entries: readonly Entry[]): PickerGroup[] {
  const strategies = [...new Set(entries.map(({ strategy }) => strategy))]
  return strategies.map((strategy) => ({
    strategy,
    entries: entries
      .filter((entry) => entry.strategy === strategy)
      .map(({ id, label, needs }) => ({ id, label, needs })),
  }))
}
