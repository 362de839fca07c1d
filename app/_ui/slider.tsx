'use client'
import { useId } from 'react'

interface Props {
  label: string
  /** The value in words. */
  description: string
  least: number
  most: number
  value: number
  disabled?: boolean
  onMove(value: number): void
  /** Called after a move, by mouse, touch or keyboard. */
  onSettled?(value: number): void
}

export function Slider({
  label,
  description,
  least,
  most,
  value,
  disabled,
  onMove,
  onSettled,
}: Props) {
  const id = useId()
  return (
    <div className="grid gap-2">
      <label htmlFor={id} className="flex flex-wrap justify-between gap-2 font-medium text-sm">
        {label} <span className="tabular-nums">{description}</span>
      </label>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        value={value}
        disabled={disabled}
        aria-valuetext={description}
        onChange={({ target }) => onMove(target.valueAsNumber)}
        onPointerUp={({ currentTarget }) => onSettled?.(currentTarget.valueAsNumber)}
        onKeyUp={({ key, currentTarget }) =>
          /^(Arrow|Page|Home|End)/.test(key) && onSettled?.(currentTarget.valueAsNumber)
        }
        className="w-full accent-ink"
      />
    </div>
  )
}
