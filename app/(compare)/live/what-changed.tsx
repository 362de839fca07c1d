'use client'
import { useEffect } from 'react'
import type { Side } from '@/_designs/comparison/sides'
import { type ColumnSnapshot, differences } from './figures'
import { noteColumn, useLive } from './store'
import { useFigures } from './use-figures'

interface Props {
  side: Side
  design: string
  /** Null while the design does not accept this browser. */
  facts: ColumnSnapshot | null
  /** The design of the same strategy without a remedy. */
  stock: string
}

/**
 * The differences between this column's design and the one before it, or else the stock design of
 * its strategy, on every axis that was measured for both.
 */
export function WhatChanged({ side, design, facts, stock }: Props) {
  useEffect(() => noteColumn(side, design, facts), [side, design, facts])
  const column = useLive((live) => live.columns[side])
  const before = (column?.shows === design ? column.before : column?.shows) ?? stock
  const label = useLive((live) => live.facts[before]?.label)
  const found = differences(useFigures(design, facts), useFigures(before, null))
  if (before === design || label === undefined || found.length === 0) return null
  return (
    <p className="border-strategy border-l-2 pl-3 text-sm tabular-nums">
      <span className="font-medium">Instead of {label}:</span> {found.join(' · ')}.
    </p>
  )
}
