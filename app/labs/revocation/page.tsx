import { labMetadata } from '@/_lab/view/lab-metadata'
import { LabPage } from '@/_lab/view/lab-page'
import { revocation } from './lab'

export const metadata = labMetadata(revocation)

export default function RevocationPage({ searchParams }: PageProps<'/labs/revocation'>) {
  return <LabPage lab={revocation} searchParams={searchParams} />
}
