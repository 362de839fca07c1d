import 'server-only'
import { getEnv } from '@/_config/env'
import { getView } from '@/_designs/comparison/view'
import { allSubjects } from '@/_lab/subjects'
import { labMetadata } from '@/_lab/view/lab-metadata'
import { LabPage } from '@/_lab/view/lab-page'
import { pickable } from '@/_lab/view/pickable-design'
import { Notice } from '@/_ui/notice'
import { storage } from './lab'
import { Doors } from './vulnerable-pages'

export const metadata = labMetadata(storage)

export default async function StoragePage({ searchParams }: PageProps<'/labs/storage'>) {
  const { left } = await getView(await searchParams)
  const designs = allSubjects().map(pickable)
  return (
    <LabPage lab={storage} searchParams={searchParams}>
      <section
        aria-labelledby="browser"
        className="grid gap-4 rounded-xl border border-line bg-surface p-4 sm:p-5"
      >
        <h2 id="browser" className="font-semibold text-xl tracking-tight">
          In your own browser
        </h2>
        <div className="grid max-w-prose gap-3 text-ink-soft">
          <p>
            <strong className="text-ink">An injected script.</strong> A shop keeps what signs its
            visitor in at four places: an HttpOnly cookie, a cookie that script can read,
            localStorage and sessionStorage. Sign in there, and publish the attacker’s review: its
            script takes what it can read and tries it elsewhere, and rides what it cannot. Open the
            shop in a second tab to see which place knows nothing of the first.
          </p>
          <p>
            <strong className="text-ink">A forged form.</strong> Then open the foreign page, which
            belongs to no site, and press its buttons: the shop says which of its cookies came
            along, by their SameSite attribute. A browser may spare a cookie without one for its
            first two minutes.
          </p>
          <p>
            Both pages live in a sandbox: they reach nothing but their own folder, and know only
            people who are made for them and deleted minutes later.
          </p>
        </div>
        {getEnv().labVulnerable ? (
          <Doors designs={designs} shown={left.id} />
        ) : (
          <Notice kind="info">
            This server does not serve pages that are broken on purpose: start it with
            LAB_VULNERABLE=on to try them.
          </Notice>
        )}
      </section>
    </LabPage>
  )
}
