'use client'
import { Button } from './_ui/button'
import { ProsePage } from './_ui/prose-page'

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <ProsePage title="Something went wrong" lead="This page could not be made. Your sessions are as they were.">
      <div>
        <Button tone="primary" onClick={reset}>
          Try again
        </Button>
      </div>
    </ProsePage>
  )
}
