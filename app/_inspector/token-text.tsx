const LOOKS = [
  'text-part-1 decoration-solid',
  'text-part-2 decoration-dotted',
  'text-part-3 decoration-dashed',
  'text-part-4 decoration-double',
  'text-part-5 decoration-wavy',
]

/**
 * A token whose parts have different colours and underlines. The dots between them have neither.
 */
export function TokenText({ token }: { token: string }) {
  const parts = token.split('.').map((text, index) => ({ text, index }))
  return (
    <code className="block break-all font-mono text-xs leading-5">
      {parts.map(({ text, index }) => (
        <span key={index}>
          {index > 0 && '.'}
          <span
            className={
              parts.length > 1
                ? `underline decoration-1 underline-offset-4 ${LOOKS[index % LOOKS.length]}`
                : ''
            }
          >
            {text}
          </span>
        </span>
      ))}
    </code>
  )
}

/** The names of the parts, in the same colours and underlines, with their lengths. */
export function TokenLegend({ parts }: { parts: readonly { name: string; length: number }[] }) {
  return (
    <ol className="flex flex-wrap gap-x-3 gap-y-1 text-xs">
      {parts.map(({ name, length }, index) => (
        <li key={name}>
          <span
            className={
              parts.length > 1
                ? `underline decoration-2 underline-offset-4 ${LOOKS[index % LOOKS.length]}`
                : ''
            }
          >
            {parts.length > 1 && `${index + 1} `}
            {name}
          </span>{' '}
          <span className="text-ink-soft tabular-nums">{length} characters</span>
        </li>
      ))}
    </ol>
  )
}
