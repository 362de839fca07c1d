import type { Metadata } from 'next'
import { FamilyTree } from '@/_lab/view/family-tree'
import { LabPage } from '@/_lab/view/lab-page'
import { theft } from './lab'
import { Scoreboard } from './scoreboard'

export const metadata: Metadata = { title: `Lab: ${theft.title}` }

export default function TheftPage({ searchParams }: PageProps<'/labs/theft'>) {
  return <LabPage lab={theft} searchParams={searchParams} extra={FamilyTree} summary={Scoreboard} />
}
