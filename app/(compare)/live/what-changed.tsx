'use client'
import type { Side } from '@/_designs/comparison/sides'
import { differences } from './figures'
import { useLive } from './store'
import { useFigures } from './use-figures'

interface Props {
  side: Side
  design: string
  /** The design of the same strategy without a remedy. */
  stock: string
}

/**
 * The differences between this column's design and the one before it, or else the stock design of
 * its strategy, on every axis that was measured for both.
 */
export function WhatChanged({ side, design, stock }: Props) {
  const column = useLive((live) => live.columns[side])
  const before = (column?.shows === design ? column.before : column?.shows) ?? stock
  const label = useLive((live) => live.facts[before]?.label)
  const found = differences(useFigures(design, null), useFigures(before, null))
  if (before === design || label === undefined || found.length === 0) return null
  return (
    <div className="grid gap-1 text-sm tabular-nums">
      <p className="font-medium">Instead of {label}:</p>
      <ul className="list-disc pl-5">
        {found.map((difference) => (
          <li key={difference}>{difference}</li>
        ))}
      </ul>
    </div>
  )
}
