import Link from 'next/link'
import { ProsePage } from './_ui/prose-page'

export default function NotFound() {
  return (
    <ProsePage
      title="There is no such page"
      lead="The address may be mistyped, or the page has moved."
    >
      <p>
        <Link href="/" prefetch={false} className="underline underline-offset-4">
          Go to the comparison
        </Link>
      </p>
    </ProsePage>
  )
}
