'use client'
import { useId } from 'react'
import type { Part } from './parts'

const LOOK =
  'field-sizing-content w-full rounded-md border border-line-strong bg-surface px-2.5 py-2 font-mono text-base leading-5 sm:text-xs'

/** A text field for one part of a token. */
export function PartEditor({
  part,
  onEdit,
  height = 'max-h-96',
}: {
  part: Part
  onEdit(text: string): void
  height?: string
}) {
  const id = useId()
  const lines = part.json
    ? Math.min(16, part.text.split('\n').length)
    : Math.min(5, Math.ceil(part.text.length / 64) || 1)
  return (
    <div className="grid min-w-0 gap-1">
      <label htmlFor={id} className="flex flex-wrap items-baseline gap-x-2 font-medium text-sm">
        {part.name}
        <span className="font-normal text-ink-soft text-xs">
          {part.json
            ? 'decoded; encoded again as you type'
            : `${part.text.length} characters, as they are`}
        </span>
      </label>
      <textarea
        id={id}
        value={part.text}
        rows={lines}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        onChange={({ target }) => onEdit(target.value)}
        aria-describedby={part.remarks.length > 0 ? `${id}-remarks` : undefined}
        className={`${LOOK} ${height} break-all`}
      />
      {part.remarks.length > 0 && (
        <ul id={`${id}-remarks`} className="grid gap-0.5 text-xs">
          {part.remarks.map((remark) => (
            <li key={remark} className="break-words">
              {remark}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The token as a whole: for one that is pasted. */
export function TokenEditor({ token, onEnter }: { token: string; onEnter(text: string): void }) {
  const part = { name: 'The token', json: false, text: token, remarks: [] }
  return <PartEditor part={part} onEdit={onEnter} height="max-h-36" />
}
