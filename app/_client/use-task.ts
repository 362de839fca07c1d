'use client'
import { useState } from 'react'
import type { Problem } from './call'

/** One piece of work at a time, with what went wrong the last time. */
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
