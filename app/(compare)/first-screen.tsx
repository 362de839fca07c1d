'use client'
import type { ReactNode } from 'react'
import { useLive } from './live/store'

/** What a new visitor sees first. It gives way to the sessions as soon as there are some. */
export function FirstScreen({ children }: { children: ReactNode }) {
  const isNew = useLive(({ visitor, extras }) => visitor === null && extras.length === 0)
  return isNew ? children : null
}
