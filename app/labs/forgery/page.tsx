import 'server-only'
import { connection } from 'next/server'
import { getEnv } from '@/_config/env'
import type { Guarantees } from '@/_designs/guarantees'
import { allSubjects } from '@/_lab/subjects'
import { labMetadata } from '@/_lab/view/lab-metadata'
import { LabPage } from '@/_lab/view/lab-page'
import { Grid, type GridColumn } from './grid'
import { forgery } from './lab'
import { ROW_GROUPS } from './rows'
import { VerifierCode } from './verifier-code'
import { Workbench } from './workbench/workbench'

export const metadata = labMetadata(forgery)

const KINDS = { opaque: 'A session token', JWS: 'A JWS', JWE: 'A JWE' } as const

/** The guarantees of a design about its token, in words that follow its name. */
function statementOf({ token, checks, singleEncoding }: Guarantees): string {
  const spelling = singleEncoding
    ? 'takes one spelling of a token'
    : 'takes any spelling that decodes to the same'
  if (token === 'opaque') return `looks its tokens up, and ${spelling}`
  return `checks the times${checks.length > 0 ? `, ${checks.join(' and ')}` : ' and no other claim'}, and ${spelling}`
}

export default async function ForgeryPage({ searchParams }: PageProps<'/labs/forgery'>) {
  await connection() // the switch depends on the running site, not on the build
  const designs = allSubjects()
  const columns = (['opaque', 'JWS', 'JWE'] as const).flatMap((token) => {
    const design = designs.find(({ guarantees }) => guarantees.token === token)
    return design
      ? [
          {
            id: design.id,
            label: design.label,
            strategy: design.strategy,
            kind: KINDS[token],
            description: statementOf(design.guarantees),
          },
        ]
      : []
  })
  return (
    <LabPage lab={forgery} searchParams={searchParams} before={<Matrix columns={columns} />}>
      <section
        aria-labelledby="workbench"
        className="grid min-w-0 gap-4 rounded-xl border border-line bg-surface p-4 sm:p-5"
      >
        <div className="grid gap-1">
          <h2 id="workbench" className="font-semibold text-xl tracking-tight">
            Workbench
          </h2>
          <p className="max-w-prose text-ink-soft">
            Edit a token by hand and send it. Get one of a visitor who is made for it, or paste one
            of yours, in any header or cookie. It stays in this page: nothing is stored, no cookie
            is touched.
          </p>
        </div>
        <Workbench
          designs={designs.map(({ id, label, strategy }) => ({ id, label, strategy }))}
          first={columns.find(({ kind }) => kind === KINDS.JWS)?.id ?? designs[0]?.id ?? ''}
          lax={getEnv().labVulnerable}
        />
      </section>
    </LabPage>
  )
}

function Matrix({ columns }: { columns: readonly (GridColumn & { description: string })[] }) {
  return (
    <section aria-labelledby="grid" className="grid min-w-0 gap-4">
      <div className="grid gap-1">
        <h2 id="grid" className="font-semibold text-xl tracking-tight">
          The same edits to every kind of token
        </h2>
        <p className="max-w-prose text-ink-soft">
          Each cell is really sent to this site, and shows what it answered. What has several ways
          to be done is sent in all of them. Beside it, the code that answers.
        </p>
      </div>
      <div className="grid min-w-0 gap-5 xl:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div className="grid min-w-0 content-start gap-3">
          <Grid lab={forgery.id} groups={ROW_GROUPS} columns={columns} />
          <ul
            aria-label="What the designs say of themselves"
            className="grid gap-1 text-ink-soft text-sm"
          >
            {columns.map(({ id, label, description }) => (
              <li key={id}>
                <span className="font-medium text-ink">{label}</span> {description}.
              </li>
            ))}
          </ul>
        </div>
        <VerifierCode />
      </div>
    </section>
  )
}
