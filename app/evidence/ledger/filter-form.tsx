'use client'
import type { LabPlan } from '@/_lab/plan'
import { Button } from '@/_ui/button'
import { type Filters, KINDS, NO_FILTERS, VERDICTS } from '../filters'

interface Props {
  filters: Filters
  labs: readonly LabPlan[]
  onChange(filters: Filters): void
}

const FIELD =
  'min-h-9 w-full min-w-0 rounded-md border border-line-strong bg-surface px-2 py-1.5 text-base sm:text-sm'

/**
 * The filters of the ledger. They are in the address, so the form works before the page's scripts
 * do.
 */
export function FilterForm({ filters, labs, onChange }: Props) {
  const set = (change: Partial<Filters>) => onChange({ ...filters, ...change })
  const kinds = Object.entries(KINDS).map(([id, words]) => [id, `${words} (${id})`] as const)
  return (
    <search>
      <form
        method="get"
        onSubmit={(event) => event.preventDefault()}
        className="grid grid-cols-1 items-end gap-3 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_1.4fr_auto]"
      >
        <Choice
          name="kind"
          label="Kind"
          all="All kinds"
          options={kinds}
          value={filters.kind}
          onPick={(kind) => set({ kind })}
        />
        <Choice
          name="verdict"
          label="Verdict"
          all="Any verdict"
          options={Object.entries(VERDICTS).map(([id, { words }]) => [id, words] as const)}
          value={filters.verdict}
          onPick={(verdict) => set({ verdict })}
        />
        <Choice
          name="lab"
          label="Lab"
          all="All labs"
          options={labs.map(({ id, title }) => [id, title] as const)}
          value={filters.lab}
          onPick={(lab) => set({ lab })}
        />
        <label className="grid gap-1 text-sm">
          <span className="font-medium">Words, or a number such as C13</span>
          <input
            type="search"
            name="q"
            value={filters.q}
            onChange={({ target }) => set({ q: target.value })}
            className={FIELD}
          />
        </label>
        <Button onClick={() => onChange(NO_FILTERS)}>Show all</Button>
      </form>
    </search>
  )
}

interface ChoiceProps {
  name: string
  label: string
  all: string
  options: readonly (readonly [id: string, words: string])[]
  value: string
  onPick(id: string): void
}

function Choice({ name, label, all, options, value, onPick }: ChoiceProps) {
  return (
    <label className="grid gap-1 text-sm">
      <span className="font-medium">{label}</span>
      <select
        name={name}
        value={value}
        onChange={({ target }) => onPick(target.value)}
        className={FIELD}
      >
        <option value="">{all}</option>
        {options.map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
