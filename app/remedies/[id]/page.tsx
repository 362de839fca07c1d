import 'server-only'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { CodeBlock } from '@/_ui/code-block'
import { Comparisons } from '../comparisons'
import { LiftGuide } from '../lift-guide'
import { getSource } from '../source'
import { Strategies } from '../strategies'

type Params = Promise<{ id: string }>

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const source = await getSource((await params).id)
  if (!source) return {}
  const { id, summary } = source.remedy
  return { title: `${id}: a remedy for NextAuth sessions`, description: summary }
}

/** One remedy, with its source as it runs here. */
export default async function RemedyPage({ params }: { params: Params }) {
  const source = await getSource((await params).id)
  if (!source) notFound()
  const { remedy, lifted, wired, models } = source
  return (
    <main id="main" className="mx-auto grid w-full max-w-5xl gap-8 px-4 py-8 sm:px-6">
      <div className="grid gap-3">
        <p className="text-sm">
          <Link href="/remedies" prefetch={false} className="underline underline-offset-4">
            All remedies
          </Link>
        </p>
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="font-semibold text-3xl tracking-tight">{remedy.id}</h1>
          <Strategies of={remedy.designs} />
        </div>
        <p className="max-w-prose text-lg text-ink-soft">{remedy.summary}</p>
        <Comparisons remedy={remedy} />
      </div>
      <LiftGuide lift={remedy.lift} models={models} />
      <section aria-labelledby="source" className="grid min-w-0 gap-3">
        <div>
          <h2 id="source" className="font-semibold text-lg tracking-tight">
            What you copy, as it runs here
          </h2>
          <p className="max-w-prose text-ink-soft text-sm">
            Nothing in these folders imports anything of this site.{' '}
            <code className="font-mono text-xs">truthful</code> is the one part that this site does
            without: it knows an outage from its own trace.
          </p>
        </div>
        {lifted.map(({ path, text }) => (
          <CodeBlock key={path} name={path} text={text} />
        ))}
      </section>
      <section aria-labelledby="site" className="grid min-w-0 gap-3">
        <h2 id="site" className="font-semibold text-lg tracking-tight">
          What stays here
        </h2>
        <details className="grid min-w-0 gap-3">
          <summary className="cursor-pointer text-ink-soft text-sm">
            How this site wires it in: {wired.length === 1 ? 'one file' : `${wired.length} files`}
          </summary>
          <div className="grid min-w-0 gap-3 pt-3">
            {wired.map(({ path, text }) => (
              <CodeBlock key={path} name={path} text={text} />
            ))}
          </div>
        </details>
      </section>
    </main>
  )
}
