import { chooseView } from './choose-view'
import { allDesigns } from './registry'
import { SIDE_BY_SIDE } from './view'

/** Which design is switched on: it guards /account, and is what the compare page shows. In the URL, and remembered. */
export function ViewSwitch({ view, path }: { view: string; path: string }) {
  const options = [
    ...allDesigns().map(({ id, label, strategy }) => ({ value: id, label, strategy })),
    { value: SIDE_BY_SIDE, label: 'Side by side', strategy: undefined },
  ]
  return (
    <form action={chooseView} aria-label="Which design is switched on" className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <input type="hidden" name="path" value={path} />
      <span className="text-sm">Switched on, and guarding /account:</span>
      <div className="flex w-full overflow-hidden rounded-lg border border-line-strong sm:w-auto">
        {options.map(({ value, label, strategy }) => (
          <button
            key={value}
            type="submit"
            name="view"
            value={value}
            data-strategy={strategy}
            aria-pressed={value === view}
            className="min-h-10 flex-1 border-line-strong px-3 py-2 font-medium text-sm not-first:border-l hover:bg-strategy-soft aria-pressed:bg-strategy aria-pressed:text-canvas sm:flex-none sm:px-4"
          >
            {label}
          </button>
        ))}
      </div>
    </form>
  )
}
