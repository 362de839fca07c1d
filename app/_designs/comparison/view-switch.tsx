import type { ComparisonView } from './view'
import { ViewForm } from './view-form'

/** A switch for the designs that guard /account. The choice is in the address and in a cookie. */
export function ViewSwitch({
  view: { left, right, on },
  path,
}: {
  view: ComparisonView
  path: string
}) {
  const options = [
    { value: 'left', label: left.label, strategy: left.strategy },
    { value: 'right', label: right.label, strategy: right.strategy },
    { value: 'both', label: 'Both', strategy: undefined },
  ]
  return (
    <ViewForm
      label="What guards the Account page"
      shown={{ left: left.id, right: right.id, on }}
      path={path}
      className="flex flex-wrap items-center gap-x-4 gap-y-2"
    >
      <span className="text-sm">The Account page is guarded by:</span>
      <div className="flex w-full overflow-hidden rounded-lg border border-line-strong sm:w-auto">
        {options.map(({ value, label, strategy }) => (
          <button
            key={value}
            type="submit"
            name="on"
            value={value}
            data-strategy={strategy}
            aria-pressed={value === on}
            className="min-h-10 flex-1 border-line-strong px-3 py-2 font-medium text-sm not-first:border-l hover:bg-strategy-soft aria-pressed:bg-strategy aria-pressed:text-canvas sm:flex-none sm:px-4"
          >
            {label}
          </button>
        ))}
      </div>
    </ViewForm>
  )
}
