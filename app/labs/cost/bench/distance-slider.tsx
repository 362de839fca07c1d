'use client'
import { useId } from 'react'
import { FARTHEST_MS } from './use-bench'

/** How far away the store is to be. `onSettled` is told when it has been moved, by whatever means. */
export function DistanceSlider({ value, onMove, onSettled }: { value: number; onMove(ms: number): void; onSettled(ms: number): void }) {
  const id = useId()
  return (
    <div className="grid gap-2">
      <label htmlFor={id} className="flex flex-wrap justify-between gap-2 font-medium text-sm">
        Distance to the store <span className="tabular-nums">{value} ms farther than it is</span>
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={FARTHEST_MS}
        value={value}
        aria-valuetext={`${value} ms`}
        onChange={({ target }) => onMove(target.valueAsNumber)}
        onPointerUp={({ currentTarget }) => onSettled(currentTarget.valueAsNumber)}
        onKeyUp={({ key, currentTarget }) => /^(Arrow|Page|Home|End)/.test(key) && onSettled(currentTarget.valueAsNumber)}
        className="w-full accent-ink"
      />
    </div>
  )
}
