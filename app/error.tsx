'use client'
import { Button } from './_ui/button'
import { ProsePage } from './_ui/prose-page'

export default function ErrorPage({ retry }: { error: Error; retry: () => void }) {
  return (
    <ProsePage title="Something went wrong" lead="This page could not be made.">
      <div>
        <Button tone="primary" onClick={retry}>
          Try again
        </Button>
      </div>
    </ProsePage>
  )
}
