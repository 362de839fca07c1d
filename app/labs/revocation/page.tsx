import type { Metadata } from 'next'
import { LabPage } from '@/_lab/view/lab-page'
import { revocation } from './lab'

export const metadata: Metadata = { title: `Lab: ${revocation.title}` }

export default function RevocationPage({ searchParams }: PageProps<'/labs/revocation'>) {
  return <LabPage lab={revocation} searchParams={searchParams} />
}
