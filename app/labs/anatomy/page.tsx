import { allSubjects } from '@/_lab/subjects'
import { labMetadata } from '@/_lab/view/lab-metadata'
import { LabPage } from '@/_lab/view/lab-page'
import { parts } from './count-parts'
import { anatomy } from './lab'
import { TokenSizes } from './sizes/token-sizes'

export const metadata = labMetadata(anatomy)

export default function AnatomyPage({ searchParams }: PageProps<'/labs/anatomy'>) {
  const designs = allSubjects().map(({ id, label, strategy, cookies }) => ({
    id,
    label,
    strategy,
    cookie: cookies.sessionToken,
  }))
  return (
    <LabPage lab={anatomy} searchParams={searchParams}>
      <TokenSizes lab={anatomy.id} experiment={parts.id} designs={designs} />
    </LabPage>
  )
}
