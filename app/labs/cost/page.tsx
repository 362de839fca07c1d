import 'server-only'
import type { Metadata } from 'next'
import { getView } from '@/_designs/view'
import { allSubjects } from '@/_lab/subjects'
import { LabPage } from '@/_lab/view/lab-page'
import type { Listed } from '@/_lab/view/listed'
import { Bench } from './bench/bench'
import { CrowdPanel } from './bench/crowd-panel'
import { cost } from './experiment'

export const metadata: Metadata = { title: `Lab: ${cost.title}` }

export default async function CostPage({ searchParams }: PageProps<'/labs/cost'>) {
  const { left, right } = await getView(await searchParams)
  const subjects = allSubjects()
  const listed = (some: typeof subjects): Listed[] => some.map(({ id, label, strategy, remedies }) => ({ id, label, strategy, remedies }))
  return (
    <LabPage lab={cost} searchParams={searchParams}>
      <Bench designs={listed(subjects)} shown={{ left: left.id, right: right.id }} />
      <CrowdPanel designs={listed(subjects.filter(({ statement }) => statement.found === 'table'))} />
    </LabPage>
  )
}
