import 'server-only'
import { getView } from '@/_designs/comparison/view'
import { allSubjects } from '@/_lab/subjects'
import { labMetadata } from '@/_lab/view/lab-metadata'
import { LabPage } from '@/_lab/view/lab-page'
import { pickable } from '@/_lab/view/pickable-design'
import { Bench } from './bench/bench'
import { BulkSessionsPanel } from './bench/bulk-sessions-panel'
import { cost } from './lab'

export const metadata = labMetadata(cost)

export default async function CostPage({ searchParams }: PageProps<'/labs/cost'>) {
  const { left, right } = await getView(await searchParams)
  const subjects = allSubjects()
  return (
    <LabPage lab={cost} searchParams={searchParams}>
      <Bench designs={subjects.map(pickable)} shown={{ left: left.id, right: right.id }} />
      <BulkSessionsPanel
        designs={subjects
          .filter(({ guarantees }) => guarantees.sessionLocation === 'table')
          .map(pickable)}
      />
    </LabPage>
  )
}
