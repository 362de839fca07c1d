import type { Metadata } from 'next'
import { FamilyTree } from '@/_lab/view/family-tree'
import { LabPage } from '@/_lab/view/lab-page'
import { lifetime } from './lab'

export const metadata: Metadata = { title: `Lab: ${lifetime.title}` }

export default function LifetimePage({ searchParams }: PageProps<'/labs/lifetime'>) {
  return <LabPage lab={lifetime} searchParams={searchParams} extra={FamilyTree} />
}
