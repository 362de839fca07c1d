import 'server-only'
import { getEnv } from './_config/env'
import { site } from './_config/site'
import { type StoreKind, storeKind } from './_store/database'
import { Notice } from './_ui/notice'

const STORES: Record<StoreKind, string> = {
  embedded: 'embedded PostgreSQL (PGlite), in a folder',
  'embedded-in-memory': 'embedded PostgreSQL (PGlite), in memory',
  postgresql: 'PostgreSQL',
}

export function Footer() {
  const { commit, accountsOff } = getEnv()
  const kind = storeKind()
  return (
    <footer className="mt-12 border-line border-t bg-surface">
      <div className="mx-auto grid max-w-[100rem] gap-3 px-4 py-6 text-ink-soft text-sm sm:px-6">
        {kind === 'embedded-in-memory' && accountsOff === null && (
          <Notice kind="info">
            This server keeps everything in its memory: people and sessions are gone when it
            restarts, and another instance knows nothing of them.
          </Notice>
        )}
        <p>
          Everything that you make here is deleted after 24 hours. Use no password that you use
          elsewhere.
        </p>
        <dl className="flex flex-wrap gap-x-6 gap-y-1">
          <Fact name="Version" value={commit ? `${site.version} (${commit})` : site.version} />
          <Fact name="NextAuth" value={site.nextAuthVersion} />
          <Fact name="Store" value={STORES[kind]} />
          <Fact name="Licence" value={site.licence} />
          {site.source && (
            <div className="flex gap-1.5">
              <dt>Source</dt>
              <dd>
                <a href={site.source} className="text-ink underline underline-offset-2">
                  {site.source.replace('https://', '')}
                </a>
              </dd>
            </div>
          )}
        </dl>
      </div>
    </footer>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex gap-1.5">
      <dt>{name}</dt>
      <dd className="text-ink">{value}</dd>
    </div>
  )
}
