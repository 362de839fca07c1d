'use client'
import { Button } from '@/_ui/button'

interface Props<Id extends string> {
  title: string
  all: Readonly<Record<Id, { name: string; description: string }>>
  disabled: boolean
  onPick(id: Id): void
}

/** The usual edits, one button each. */
export function EditButtons<Id extends string>({ title, all, disabled, onPick }: Props<Id>) {
  const ids = keysOf(all)
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium text-sm">{title}</legend>
      <div className="flex flex-wrap gap-2">
        {ids.map((id) => (
          <Button
            key={id}
            pending={disabled}
            title={all[id].description}
            onClick={() => onPick(id)}
          >
            {all[id].name}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}

/** The keys of a record, with their type. */
function keysOf<Id extends string>(all: Readonly<Record<Id, unknown>>): Id[] {
  const ids: Id[] = []
  for (const id in all) ids.push(id)
  return ids
}
