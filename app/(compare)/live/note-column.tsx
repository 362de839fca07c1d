'use client'
import { useEffect } from 'react'
import type { Side } from '@/_designs/comparison/sides'
import type { ColumnSnapshot } from './figures'
import { noteColumn } from './store'

interface Props {
  side: Side
  design: string
  /** Null while the design does not accept this browser. */
  facts: ColumnSnapshot | null
}

/** Records what a column shows, for the comparison with what it shows next. */
export function NoteColumn({ side, design, facts }: Props) {
  useEffect(() => noteColumn(side, design, facts), [side, design, facts])
  return null
}
