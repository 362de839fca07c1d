import 'server-only'
import type { Metadata } from 'next'
import Link from 'next/link'
import { claimsOf } from '@/_lab/experiment'
import { LABS } from './registry'

export const metadata: Metadata = {
  title: 'Experiments on sessions and JWTs',
  description:
    'What people say about sessions and JWTs, put to the test with real requests: theft, revocation, outages, tampering, cost.',
}

/** Every lab: its question, and the claims that it tests. */
export default function LabsPage() {
  return (
    <main id="main" className="mx-auto grid w-full max-w-5xl gap-8 px-4 py-8 sm:px-6">
      <div className="grid gap-2">
        <h1 className="font-semibold text-3xl tracking-tight">Labs</h1>
        <p className="max-w-prose text-ink-soft">
          What is said about sessions and JWTs, put to the test: each experiment speaks real HTTP to
          this very site, on any two session designs side by side, for people who are made for it
          and deleted afterwards.
        </p>
      </div>
      <ul className="grid gap-4 md:grid-cols-2">
        {LABS.map((lab) => (
          <li
            key={lab.id}
            className="grid content-start gap-2 rounded-xl border border-line bg-surface p-4 sm:p-5"
          >
            <h2 className="font-semibold text-lg tracking-tight">
              <Link
                href={`/labs/${lab.id}`}
                prefetch={false}
                className="underline decoration-1 underline-offset-4 hover:decoration-2"
              >
                {lab.title}
              </Link>
            </h2>
            <p className="text-sm">{lab.question}</p>
            <p className="text-ink-soft text-sm">
              {lab.experiments.length} experiments on {claimsOf(lab).length} claims
            </p>
          </li>
        ))}
      </ul>
    </main>
  )
}
