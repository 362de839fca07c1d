'use client'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import type { Problem } from '@/_client/call'
import { renewExpired } from '@/_designs/client/renew-expired'
import type { Renewal } from '@/_designs/design'
import { ProblemNotice } from '@/_inspector/problem-notice'
import { Notice } from '@/_ui/notice'

/**
 * Renews the session first, so that nobody types a password because a minute has passed. The form
 * is for people whose session cannot be renewed.
 */
export function RenewFirst({
  design,
  callbackUrl,
  children,
}: {
  design: { id: string; renewal: Renewal }
  callbackUrl: string
  children: ReactNode
}) {
  const router = useRouter()
  const [problem, setProblem] = useState<Problem | null>(null)
  const { id } = design
  const { method, path } = design.renewal

  useEffect(() => {
    void renewExpired({ id, renewal: { method, path } }).then((answer) => {
      if (answer.ok) router.replace(callbackUrl)
      else setProblem(answer.problem)
    })
  }, [id, method, path, callbackUrl, router])

  if (problem === null) return <Notice kind="info">Renewing your session…</Notice>
  return (
    <>
      <ProblemNotice problem={problem} />
      {children}
    </>
  )
}
