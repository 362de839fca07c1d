import type { Metadata } from 'next'
import { LabPage } from '@/_lab/view/lab-page'
import { staleClaims } from './lab'

export const metadata: Metadata = { title: `Lab: ${staleClaims.title}` }

export default function StaleClaimsPage({ searchParams }: PageProps<'/labs/stale-claims'>) {
  return <LabPage lab={staleClaims} searchParams={searchParams} />
}
