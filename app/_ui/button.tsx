import type { ButtonHTMLAttributes } from 'react'

const TONES = {
  plain: 'border-line-strong/50 bg-surface text-ink hover:border-ink',
  primary: 'border-ink bg-ink text-canvas hover:opacity-85',
  strategy: 'border-strategy bg-strategy-soft text-strategy-ink hover:border-strategy-ink',
  danger: 'border-refused/60 bg-surface text-refused hover:border-refused hover:bg-refused-soft',
} as const

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  tone?: keyof typeof TONES
  pending?: boolean
}

/** `pending` means that the work of the button runs; it stays focusable and ignores clicks. */
export function Button({
  tone = 'plain',
  pending = false,
  type = 'button',
  className = '',
  onClick,
  ...rest
}: Props) {
  return (
    <button
      type={type}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={`${buttonClass(tone)} ${className}`}
      {...rest}
    />
  )
}

/** The look of a button, for a link that acts like one. */
export const buttonClass = (tone: keyof typeof TONES) =>
  `inline-flex min-h-9 items-center justify-center gap-2 rounded-md border px-3 py-1.5 text-sm font-medium motion-safe:transition-colors aria-busy:cursor-progress aria-busy:opacity-60 disabled:cursor-not-allowed disabled:opacity-50 ${TONES[tone]}`
