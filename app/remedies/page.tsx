import 'server-only'
import type { Metadata } from 'next'
import Link from 'next/link'
import { allRemedies } from '@/_designs/registry'
import { Comparisons } from './comparisons'
import { Strategies } from './strategies'

export const metadata: Metadata = {
  title: 'What to add to NextAuth sessions, and what it costs',
  description:
    'A denylist, refresh tokens, a cache, hashed tokens: each one as a plain function to copy into a NextAuth app.',
}

/** Every remedy: its purpose, its benefits and costs, and the designs that show it. */
export default function RemediesPage() {
  return (
    <main id="main" className="mx-auto grid w-full max-w-5xl gap-8 px-4 py-8 sm:px-6">
      <div className="grid gap-2">
        <h1 className="font-semibold text-3xl tracking-tight">Remedies</h1>
        <p className="max-w-prose text-ink-soft">
          What people add to NextAuth's two strategies, and what each addition costs. Each is a
          plain function over a NextAuth config. You can copy its folder into your own app; its page
          shows the rest.
        </p>
      </div>
      <ul className="grid gap-4 md:grid-cols-2">
        {allRemedies().map((remedy) => (
          <li
            key={remedy.id}
            className="grid content-start gap-3 rounded-xl border border-line bg-surface p-4 sm:p-5"
          >
            <div className="flex flex-wrap items-center justify-between gap-2">
              <h2 className="font-semibold text-lg tracking-tight">
                <Link
                  href={`/remedies/${remedy.id}`}
                  prefetch={false}
                  className="underline decoration-1 underline-offset-4 hover:decoration-2"
                >
                  {remedy.id}
                </Link>
              </h2>
              <Strategies of={remedy.designs} />
            </div>
            <p className="text-sm">{remedy.summary}</p>
            <Comparisons remedy={remedy} />
          </li>
        ))}
      </ul>
    </main>
  )
}
