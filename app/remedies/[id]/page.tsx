import 'server-only'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { CodeBlock } from '@/_ui/code-block'
import { Comparisons } from '../comparisons'
import { getSource } from '../source'
import { Strategies } from '../strategies'

type Params = Promise<{ id: string }>

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const source = await getSource((await params).id)
  return source ? { title: `Remedy: ${source.remedy.id}` } : {}
}

/** One remedy, with its own source as it runs here. */
export default async function RemedyPage({ params }: { params: Params }) {
  const source = await getSource((await params).id)
  if (!source) notFound()
  const { remedy, files } = source
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
      <section aria-labelledby="wiring" className="grid min-w-0 gap-3">
        <h2 id="wiring" className="font-semibold text-lg tracking-tight">
          Put it into your own NextAuth config
        </h2>
        <CodeBlock name="auth.ts" text={remedy.wiring.trim()} />
      </section>
      <section aria-labelledby="source" className="grid min-w-0 gap-3">
        <div>
          <h2 id="source" className="font-semibold text-lg tracking-tight">
            Its source, as it runs here
          </h2>
          <p className="max-w-prose text-ink-soft text-sm">
            The first file is what you lift, with those beside it that it imports. <code className="font-mono text-xs">remedy.ts</code> wires it into this site,
            and stays here.
          </p>
        </div>
        {files.map(({ path, text }) => (
          <CodeBlock key={path} name={path} text={text} />
        ))}
      </section>
    </main>
  )
}
