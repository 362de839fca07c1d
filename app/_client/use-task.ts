'use client'
import { useState } from 'react'
import type { Problem } from './call'

/** One piece of work at a time, with the problem of the last one. */
export function useTask() {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  async function run(work: () => Promise<Problem | null>): Promise<void> {
    setPending(true)
    try {
      setProblem(await work())
    } finally {
      setPending(false)
    }
  }
  return { pending, problem, run }
}
