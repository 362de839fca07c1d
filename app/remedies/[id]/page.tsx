import 'server-only'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import type { SourceFile } from '@/_config/source'
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
        {lifted.slice(0, 1).map(({ path, text }) => (
          <CodeBlock key={path} name={path} text={text} />
        ))}
        <MoreFiles files={lifted.slice(1)} what="The rest of what you copy" />
      </section>
      <section aria-labelledby="site" className="grid min-w-0 gap-3">
        <h2 id="site" className="font-semibold text-lg tracking-tight">
          What stays here
        </h2>
        <MoreFiles files={wired} what="How this site wires it in" />
      </section>
    </main>
  )
}

/** Files that only some readers want to see. */
function MoreFiles({ files, what }: { files: readonly SourceFile[]; what: string }) {
  if (files.length === 0) return null
  return (
    <details className="min-w-0">
      <summary className="text-ink-soft text-sm">
        {what}: {files.length === 1 ? 'one file' : `${files.length} files`}
      </summary>
      <div className="grid min-w-0 gap-3 pt-3">
        {files.map(({ path, text }) => (
          <CodeBlock key={path} name={path} text={text} />
        ))}
      </div>
    </details>
  )
}
