import 'server-only'
import { getEnv } from '@/_config/env'
import { labMetadata } from '@/_lab/view/lab-metadata'
import { LabPage } from '@/_lab/view/lab-page'
import { BranchesDrawing } from './branches-drawing'
import { servers } from './lab'

export const metadata = labMetadata(servers)

const NOT_HERE =
  'This lab does not run here. Its servers live in the memory of one process, and this host may answer each request by another. Start the site on a machine of your own to run it.'

export default function ServersPage({ searchParams }: PageProps<'/labs/servers'>) {
  return (
    <LabPage
      lab={servers}
      searchParams={searchParams}
      extra={BranchesDrawing}
      notHere={getEnv().serverless ? NOT_HERE : null}
    >
      <section aria-labelledby="how" className="grid max-w-prose gap-3 text-sm">
        <h2 id="how" className="font-semibold text-xl tracking-tight">
          What the branches are
        </h2>
        <p>
          On this page, branches A, B and C are three instances of each design in one process. They
          share its database and its Redis, and nothing else: what a branch keeps in memory is its
          own, and is gone when it is stopped. A new secret is one that only these branches are
          given. The site’s own tests run the same experiments on three processes, which are really
          stopped and started.
        </p>
        <p>
          Branch B of the replica’s experiment reads the records of this run’s own people as they
          were some seconds ago. They are noted after each change that a branch makes, and again
          whenever B is asked. A check at B finds the newest of these notes that is old enough, in a
          database in the memory of this process that holds nothing else. What is changed at B is
          changed in the stores themselves. The three processes have no such notes: that experiment
          is run here only.
        </p>
      </section>
    </LabPage>
  )
}
