import 'server-only'
import { CodeBlock } from '@/_ui/code-block'
import { verifierSources } from './verifiers'

const VERIFIERS = [
  { kind: 'opaque', title: 'A session token: a lookup', open: false },
  { kind: 'JWS', title: 'A JWS: this site’s own verifier', open: true },
  { kind: 'JWE', title: 'A JWE: NextAuth’s own', open: false },
  { kind: 'lax', title: 'The lax one, which guards nothing', open: false },
] as const

/** The source code that accepts or refuses each kind of token, as it runs here. */
export async function VerifierCode() {
  const all = await Promise.all(
    VERIFIERS.map(async (verifier) => ({
      ...verifier,
      files: await verifierSources(verifier.kind),
    })),
  )
  return (
    <div className="grid min-w-0 content-start gap-2">
      {all.map(({ kind, title, open, files }) => (
        <details
          key={kind}
          open={open}
          className="min-w-0 rounded-lg border border-line bg-surface"
        >
          <summary className="rounded-lg px-3 py-2 font-medium text-sm">{title}</summary>
          <div className="grid min-w-0 gap-3 px-3 pb-3">
            {files.map(({ path, text }, index) =>
              index === 0 ? (
                <CodeBlock key={path} name={path} text={text} />
              ) : (
                <details key={path} className="min-w-0">
                  <summary className="break-all rounded px-1 py-1 font-mono text-xs">
                    {path}
                  </summary>
                  <div className="mt-2 grid min-w-0">
                    <CodeBlock name={path} text={text} />
                  </div>
                </details>
              ),
            )}
          </div>
        </details>
      ))}
    </div>
  )
}
