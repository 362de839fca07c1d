import { labMetadata } from '@/_lab/view/lab-metadata'
import { LabPage } from '@/_lab/view/lab-page'
import { staleClaims } from './lab'

export const metadata = labMetadata(staleClaims)

export default function StaleClaimsPage({ searchParams }: PageProps<'/labs/stale-claims'>) {
  return <LabPage lab={staleClaims} searchParams={searchParams} />
}
