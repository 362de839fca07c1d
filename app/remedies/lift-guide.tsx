import 'server-only'
import type { SourceFile } from '@/_config/source'
import type { Lift } from '@/_designs/kit/lift'
import { CodeBlock } from '@/_ui/code-block'

const NAMES = { database: 'database sessions', jwt: 'JWT sessions' } as const

/** The steps to copy a remedy into another app, in their order. */
export function LiftGuide({ lift, models }: { lift: Lift; models: SourceFile | null }) {
  const { strategies, folders, packages, wiring, files, notes, sessionColumns } = lift
  return (
    <section aria-labelledby="wiring" className="grid min-w-0 gap-4">
      <div className="grid gap-1">
        <h2 id="wiring" className="font-semibold text-lg tracking-tight">
          Put it into your own NextAuth app
        </h2>
        <p className="max-w-prose text-ink-soft text-sm">
          It goes with {strategies.map((strategy) => NAMES[strategy]).join(' and with ')} of
          NextAuth 5. Your own config stays in <Code>config.ts</Code>
          {models !== null && (
            <>
              , your Prisma client in <Code>prisma.ts</Code>
            </>
          )}
          .
        </p>
      </div>
      <ol className="grid min-w-0 list-decimal gap-4 pl-5 text-sm">
        <li>
          Copy {folders.length === 1 ? 'the folder' : 'the folders'} <Codes of={folders} /> to where
          your <Code>auth.ts</Code> is. Leave <Code>site</Code> out: it belongs to this site.
        </li>
        <li>
          Run <Code>npm install {packages.join(' ')}</Code>.
        </li>
        {models !== null && (
          <li>
            <div className="grid min-w-0 gap-2">
              <span>Add this to your Prisma schema, and migrate.</span>
              <CodeBlock name={fileName(models.path)} text={models.text} />
            </div>
          </li>
        )}
        {sessionColumns && (
          <li>
            <div className="grid min-w-0 gap-2">
              <span>
                With database sessions, add these columns to the model Session, and migrate.
              </span>
              <CodeBlock name="schema.prisma" text={sessionColumns.join('\n')} />
            </div>
          </li>
        )}
        <li>
          <div className="grid min-w-0 gap-2">
            <span>
              This is the whole of your <Code>auth.ts</Code>:
            </span>
            <CodeBlock name="auth.ts" text={wiring} />
          </div>
        </li>
        {files.map(({ path, text }) => (
          <li key={path}>
            <div className="grid min-w-0 gap-2">
              <span>Add this file:</span>
              <CodeBlock name={path} text={text} />
            </div>
          </li>
        ))}
      </ol>
      <dl className="grid max-w-prose gap-3 text-sm">
        <Note title="When a session is refused" text={notes.refused} />
        <Note title="On the day it goes live" text={notes.changeOver} />
        <Note title="To end somebody's sessions" text={notes.ending} />
        <Note title="Good to know" text={notes.more.join(' ')} />
      </dl>
    </section>
  )
}

function Note({ title, text }: { title: string; text: string }) {
  return (
    <div className="grid gap-0.5">
      <dt className="font-medium">{title}</dt>
      <dd className="break-words text-ink-soft">{text}</dd>
    </div>
  )
}

const Code = ({ children }: { children: React.ReactNode }) => (
  <code className="font-mono text-xs">{children}</code>
)

const Codes = ({ of }: { of: readonly string[] }) =>
  of.map((name, index) => (
    <span key={name}>
      {index > 0 && ' and '}
      <Code>{name}</Code>
    </span>
  ))

const fileName = (path: string) => path.split('/').at(-1) ?? path
