const SIDES = [
  {
    strategy: 'database',
    title: 'The sticky note',
    story:
      'The barista writes your order on a note behind the counter and gives you its number. Each time you come back, they look the note up. Tear it up, and the number is worth nothing.',
    terms: [
      ['the number', 'session token, an opaque value in a cookie'],
      ['the note', 'session record, a row in the store'],
      ['looking it up', 'a lookup on every request'],
      ['tearing it up', 'revocation, at once'],
    ],
  },
  {
    strategy: 'jwt',
    title: 'The badge',
    story:
      'The barista gives you a stamped badge with your name on it. Every branch can check the stamp without asking anybody. But a badge that was handed out cannot be called back: it is good until the date on it.',
    terms: [
      ['the badge', 'JWT, a token that carries its claims'],
      ['the stamp', 'signature, or authenticated encryption'],
      ['checking it', 'verification, with a key and no lookup'],
      ['the date', 'exp, the only end it has'],
    ],
  },
] as const

/** The whole argument as a coffee shop, with the exact term for each picture. */
export function Story() {
  return (
    <section aria-label="The coffee shop" className="grid gap-4 md:grid-cols-2">
      {SIDES.map(({ strategy, title, story, terms }) => (
        <article
          key={strategy}
          data-strategy={strategy}
          className="grid content-start gap-3 border-strategy border-l-4 pl-4"
        >
          <h2 className="font-semibold text-strategy-ink">{title}</h2>
          <p className="max-w-prose text-sm">{story}</p>
          <dl className="grid grid-cols-[6.5rem_1fr] gap-x-3 gap-y-0.5 text-sm">
            {terms.map(([picture, term]) => (
              <div key={picture} className="contents">
                <dt className="text-ink-soft">{picture}</dt>
                <dd>{term}</dd>
              </div>
            ))}
          </dl>
        </article>
      ))}
    </section>
  )
}
