import { FamilyTree } from '@/_lab/view/family-tree'
import { labMetadata } from '@/_lab/view/lab-metadata'
import { LabPage } from '@/_lab/view/lab-page'
import { lifetime } from './lab'

export const metadata = labMetadata(lifetime)

export default function LifetimePage({ searchParams }: PageProps<'/labs/lifetime'>) {
  return <LabPage lab={lifetime} searchParams={searchParams} extra={FamilyTree} />
}
