import { labMetadata } from '@/_lab/view/lab-metadata'
import { LabPage } from '@/_lab/view/lab-page'
import { outage } from './lab'

export const metadata = labMetadata(outage)

export default function OutagePage({ searchParams }: PageProps<'/labs/outage'>) {
  return (
    <LabPage lab={outage} searchParams={searchParams}>
      <section aria-labelledby="how" className="grid max-w-prose gap-3 text-sm">
        <h2 id="how" className="font-semibold text-xl tracking-tight">
          What is down, and for whom
        </h2>
        <p>
          The plug is pulled for single requests of this run: whatever they ask of the database or
          of Redis fails at once, as if nothing were there, and nobody else notices. They are
          answered by an instance of the design that is the run’s own, so that no list or copy that
          others go by is touched.
        </p>
        <p>
          A store that hangs, rather than being gone, is told apart after at most 5 s: that is
          waited for in the site’s own tests, which cut and hold real connections.
        </p>
      </section>
    </LabPage>
  )
}
