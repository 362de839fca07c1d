import { FamilyTree } from '@/_lab/view/family-tree'
import { labMetadata } from '@/_lab/view/lab-metadata'
import { LabPage } from '@/_lab/view/lab-page'
import { theft } from './lab'
import { Scoreboard } from './scoreboard'

export const metadata = labMetadata(theft)

export default function TheftPage({ searchParams }: PageProps<'/labs/theft'>) {
  return <LabPage lab={theft} searchParams={searchParams} extra={FamilyTree} summary={Scoreboard} />
}
