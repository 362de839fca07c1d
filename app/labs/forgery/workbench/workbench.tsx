'use client'
import { KeyRound, RotateCcw, Send } from 'lucide-react'
import { ProblemNotice } from '@/_inspector/problem-notice'
import { DesignPicker } from '@/_lab/view/design-picker'
import { Button } from '@/_ui/button'
import { Notice } from '@/_ui/notice'
import { EDITS } from '../edits'
import { FLAWED } from '../flawed'
import { LAX_PATH } from '../lax-path'
import { AnswerView } from './answer-view'
import { EditButtons } from './edit-buttons'
import { PartEditor, TokenEditor } from './part-editor'
import { partsOf } from './parts'
import { whoamiPath } from './send'
import { useWorkbench } from './use-workbench'

interface Props {
  designs: readonly { id: string; label: string; strategy: string }[]
  first: string
  /** Whether this site shows the lax verifier. */
  lax: boolean
}

/** A token to edit by hand or with the usual forgeries, and to send. */
export function Workbench({ designs, first, lax }: Props) {
  const bench = useWorkbench(first)
  const { design, original, token, drafts, done, answered, pending, problem } = bench
  return (
    <div
      className="grid min-w-0 gap-5"
      data-strategy={designs.find(({ id }) => id === design)?.strategy}
    >
      <div className="flex flex-wrap items-end gap-3">
        <DesignPicker
          label="Design of the token"
          designs={designs}
          chosen={design}
          onPick={(picked) => bench.choose(picked)}
        />
        <Button tone="primary" pending={pending} onClick={bench.fetchToken}>
          <KeyRound aria-hidden className="size-4" /> Get a token
        </Button>
        {original !== '' && (
          <Button onClick={bench.reset}>
            <RotateCcw aria-hidden className="size-4" /> As it was issued
          </Button>
        )}
        {token !== '' && token !== original && (
          <Button onClick={bench.keep}>Take this for the original</Button>
        )}
      </div>
      <div className="grid gap-5 lg:grid-cols-2">
        <div className="grid min-w-0 content-start gap-4">
          <TokenEditor token={token} onEnter={bench.enter} />
          {token !== '' &&
            token.includes('.') &&
            partsOf(token, drafts).map((part, index) => (
              <PartEditor
                key={`${index} ${part.name}`}
                part={part}
                onEdit={(text) => bench.editPart(index, part, text)}
              />
            ))}
        </div>
        <div className="grid min-w-0 content-start gap-4">
          <EditButtons
            title="Without any key"
            all={EDITS}
            disabled={pending}
            onPick={bench.forge}
          />
          <EditButtons
            title="By the site’s own key, for your own session"
            all={FLAWED}
            disabled={pending}
            onPick={bench.flaw}
          />
          <p role="status" className="min-h-5 break-words text-sm">
            {done}
          </p>
          <div className="flex flex-wrap gap-2">
            <Button
              tone="strategy"
              pending={pending}
              onClick={() => bench.send(whoamiPath(design))}
            >
              <Send aria-hidden className="size-4" /> Send it as a bearer
            </Button>
            {lax && <Button onClick={() => bench.send(LAX_PATH)}>Ask the lax verifier</Button>}
          </div>
          {!lax && (
            <Notice kind="info">
              The lax verifier is switched off on this site: its operator can switch it on with
              LAB_VULNERABLE=on.
            </Notice>
          )}
          <ProblemNotice problem={problem} />
          <AnswerView answered={answered} />
        </div>
      </div>
    </div>
  )
}
